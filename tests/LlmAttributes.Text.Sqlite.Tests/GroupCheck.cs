using Microsoft.Data.Sqlite;

namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>Looks whether the groups of a file hold what they must, past the library.</summary>
internal static class GroupCheck
{
    /// <summary>Each grouping, ready or not, holds the vectors of the rows that it has come to, once each, where their places say.</summary>
    public static void AssertWhole(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        foreach (var (id, partition, next, dimensions) in Groupings(connection))
        {
            var rows = Rows(connection, $"SELECT id & 0xFFFFFFFF FROM llm_passage WHERE id >> 32 = {partition} AND (id & 0xFFFFFFFF) < {next} AND vector IS NOT NULL ORDER BY id", static reader => (int)reader.GetInt64(0));
            Assert.Equal(rows, Grouped(connection, id, dimensions).Order());
        }
    }

    private static List<(long Id, long Partition, long Next, int Dimensions)> Groupings(SqliteConnection connection) => Rows(
        connection,
        "SELECT g.id, g.partition, g.next_row, p.dimensions FROM llm_passage_grouping g JOIN llm_passage_partition p ON p.id = g.partition",
        static reader => (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt32(3)));

    private static List<int> Grouped(SqliteConnection connection, long grouping, int dimensions)
    {
        List<int> rows = [];
        var bytes = GroupedVector.BytesOf(dimensions);
        var places = Rows(connection, $"SELECT id & 0xFFFFFFFF, places FROM llm_passage_place WHERE id >> 32 = {grouping}", static reader => (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1))).ToDictionary(static block => block.Item1, static block => block.Item2);
        foreach (var (key, block) in Rows(connection, $"SELECT id, vectors FROM llm_passage_group WHERE id >> 48 = {grouping}", static reader => (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1))))
        {
            for (var i = 0; i * bytes < block.Length; i++)
            {
                var place = block.AsSpan(i * bytes, bytes);
                if (!GroupedVector.Exists(place))
                    continue;
                var row = GroupedVector.RowOf(place);
                rows.Add(row);
                Assert.Equal(
                    ((int)(key >> 32) & 0xFFFF, ((int)(uint)key * QuantisedVector.RowsPerBlock) + i),
                    GroupPlace.Read(places[row / GroupPlace.RowsPerBlock].AsSpan(row % GroupPlace.RowsPerBlock * GroupPlace.Bytes)));
            }
        }

        return rows;
    }

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
