using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>A grouping as a transaction leaves it.</summary>
internal sealed class Grouping
{
    public required long Id { get; init; }

    /// <summary>Gets how many vectors there were when its means were found.</summary>
    public required long Vectors { get; init; }

    /// <summary>Gets the next place of each group.</summary>
    public required int[] Ends { get; init; }

    /// <summary>Gets or sets the row from which on none is grouped yet.</summary>
    public required int NextRow { get; set; }

    public required bool IsReady { get; set; }

    public bool IsChanged { get; set; }

    /// <summary>Gets or sets the means, which are read when a vector is added.</summary>
    public float[]? Means { get; set; }

    public static Grouping Read(SqliteDataReader rows) => new()
    {
        Id = rows.GetInt64(0),
        Vectors = rows.GetInt64(2),
        NextRow = rows.GetInt32(3),
        IsReady = rows.GetInt64(4) == 1,
        Ends = MemoryMarshal.Cast<byte, int>(rows.Blob(5)).ToArray() is var ends && ends.Length == rows.GetInt32(1) ? ends : throw new InvalidDataException("A grouping has another number of groups than of their ends."),
    };

    /// <summary>Tells whether the vectors have become others since: twice as many were added as there were, or half of them are gone.</summary>
    public bool IsOutgrown(long vectors)
    {
        var added = 0L;
        foreach (var end in Ends)
            added += end;
        return added >= 2 * Vectors || 2 * vectors <= added;
    }
}
