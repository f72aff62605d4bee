using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LlmAttributes;

/// <summary>Reads a blob where SQLite keeps it, without a copy. It is valid until the reader goes on.</summary>
internal static class BlobColumn
{
    public static ReadOnlySpan<byte> Blob(this SqliteDataReader reader, int column) => raw.sqlite3_column_blob(reader.Handle!, column);
}
