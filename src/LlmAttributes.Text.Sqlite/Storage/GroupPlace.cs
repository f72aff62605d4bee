using System.Buffers.Binary;

namespace LlmAttributes;

/// <summary>Where a row stands in a grouping: its group from 1, 0 where it is in none, and its place there.</summary>
internal static class GroupPlace
{
    public const int RowsPerBlock = 256;
    public const int Bytes = 2 * sizeof(int);

    public static void Write(Span<byte> row, int group, int place)
    {
        BinaryPrimitives.WriteInt32LittleEndian(row, group + 1);
        BinaryPrimitives.WriteInt32LittleEndian(row[sizeof(int)..], place);
    }

    public static (int Group, int Place) Read(ReadOnlySpan<byte> row) => (BinaryPrimitives.ReadInt32LittleEndian(row) - 1, BinaryPrimitives.ReadInt32LittleEndian(row[sizeof(int)..]));
}
