using Microsoft.Data.Sqlite;

namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>Looks into a file past the library.</summary>
internal static class TableReader
{
    public static readonly string[] Tables =
    [
        "llm_passage", "llm_passage_partition", "llm_passage_document", "llm_passage_term", "llm_passage_posting", "llm_passage_length", "llm_passage_vector",
        "llm_passage_grouping", "llm_passage_mean", "llm_passage_group", "llm_passage_place",
    ];

    public static object? Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static IReadOnlyList<string> FilledTables(string path) => [.. Tables.Where(table => (long)Run(path, $"SELECT count(*) FROM {table}")! > 0)];
}
