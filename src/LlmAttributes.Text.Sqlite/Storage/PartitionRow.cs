using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>The numbers of a partition.</summary>
internal sealed record PartitionRow(long Id)
{
    public int NextRow { get; set; }

    public long Documents { get; set; }

    public long Passages { get; set; }

    public long TitleTerms { get; set; }

    public long TextTerms { get; set; }

    public long Vectors { get; set; }

    public int Dimensions { get; set; }

    public static PartitionRow? Find(SqliteStatement statement, string name)
    {
        using var rows = statement.Read(name);
        return rows.Read() ? Read(rows) : null;
    }

    private static PartitionRow Read(SqliteDataReader rows) => new(rows.GetInt64(0))
    {
        NextRow = rows.GetInt32(1),
        Documents = rows.GetInt64(2),
        Passages = rows.GetInt64(3),
        TitleTerms = rows.GetInt64(4),
        TextTerms = rows.GetInt64(5),
        Vectors = rows.GetInt64(6),
        Dimensions = rows.GetInt32(7),
    };
}
