using System.Buffers.Binary;

namespace LlmAttributes;

/// <summary>A vector of a group: its row from 1, 0 where there is none, and what <see cref="QuantisedVector"/> makes of it.</summary>
internal static class GroupedVector
{
    private const int RowBytes = sizeof(int);

    public static int BytesOf(int dimensions) => RowBytes + QuantisedVector.BytesOf(dimensions);

    public static void Write(int row, ReadOnlySpan<byte> vector, Span<byte> place)
    {
        BinaryPrimitives.WriteInt32LittleEndian(place, row + 1);
        vector.CopyTo(place[RowBytes..]);
    }

    public static bool Exists(ReadOnlySpan<byte> place) => RowOf(place) >= 0;

    public static int RowOf(ReadOnlySpan<byte> place) => BinaryPrimitives.ReadInt32LittleEndian(place) - 1;

    public static ReadOnlySpan<byte> VectorOf(ReadOnlySpan<byte> place) => place[RowBytes..];
}
