using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>Fingerprints of documents, and what their history adds up to, as 16 bytes.</summary>
internal static class FingerprintColumn
{
    private const int Size = 16;

    public static byte[] Write(UInt128 value)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return bytes;
    }

    public static UInt128? Read(SqliteDataReader rows, int column)
    {
        if (rows.IsDBNull(column))
            return null;
        var bytes = rows.Blob(column);
        return bytes.Length == Size ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : throw new InvalidDataException("A fingerprint has another size than 16 bytes.");
    }
}
