using System.Buffers.Binary;

namespace LlmAttributes;

/// <summary>The width and height of an image in pixels, read from the head of its bytes.</summary>
internal readonly record struct ImageSize(int Width, int Height)
{
    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Reads the head of a PNG, GIF, WebP or JPEG.</summary>
    /// <returns>The size, or <see langword="null"/> for any other bytes.</returns>
    public static ImageSize? Read(ReadOnlySpan<byte> bytes)
    {
        var size = bytes.StartsWith(Png) ? ReadPng(bytes)
            : bytes.StartsWith("GIF8"u8) ? ReadGif(bytes)
            : bytes.StartsWith("RIFF"u8) && bytes.Length >= 30 && bytes[8..].StartsWith("WEBP"u8) ? ReadWebP(bytes)
            : bytes is [0xff, 0xd8, ..] ? ReadJpeg(bytes)
            : null;
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    private static ImageSize? ReadPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 24 ? null : new(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));

    private static ImageSize? ReadGif(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 10 ? null : new(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));

    private static ImageSize? ReadWebP(ReadOnlySpan<byte> bytes) => (char)bytes[15] switch
    {
        ' ' => new(BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3fff),
        'L' => new((BinaryPrimitives.ReadInt32LittleEndian(bytes[21..]) & 0x3fff) + 1, ((BinaryPrimitives.ReadInt32LittleEndian(bytes[21..]) >> 14) & 0x3fff) + 1),
        'X' => new(ReadInt24(bytes[24..]) + 1, ReadInt24(bytes[27..]) + 1),
        _ => null,
    };

    private static int ReadInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    // The size stands in the first frame header, behind segments of any length.
    private static ImageSize? ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 <= bytes.Length && bytes[at] == 0xff)
        {
            var marker = bytes[at + 1];
            if (marker == 0xff)
            {
                at++;
                continue;
            }

            if (marker is >= 0xc0 and <= 0xcf and not 0xc4 and not 0xc8 and not 0xcc)
                return new(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }
}
