using System.Buffers.Binary;

namespace LlmAttributes;

/// <summary>How many terms the passages of a block of rows have in text and title. Beyond 65,535 they count as that many, which no ranking can tell apart.</summary>
internal static class LengthBlock
{
    public const int Rows = 1_024;
    public const int BytesPerRow = 4;

    public static void Write(Span<byte> row, int text, int title)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(row, (ushort)Math.Min(text, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(row[2..], (ushort)Math.Min(title, ushort.MaxValue));
    }

    public static (int Text, int Title) Read(ReadOnlySpan<byte> block, int place)
    {
        var row = block.Slice(place * BytesPerRow, BytesPerRow);
        return (BinaryPrimitives.ReadUInt16LittleEndian(row), BinaryPrimitives.ReadUInt16LittleEndian(row[2..]));
    }
}
