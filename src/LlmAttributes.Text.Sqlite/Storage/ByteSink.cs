using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace LlmAttributes;

/// <summary>Writes numbers and texts one after the other.</summary>
internal sealed class ByteSink
{
    private readonly ArrayBufferWriter<byte> _bytes = new(2_048);

    public int Count => _bytes.WrittenCount;

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>Writes a number, the smaller the shorter.</summary>
    public void Number(ulong value)
    {
        var span = _bytes.GetSpan(10);
        var count = 0;
        for (; value > 0x7F; value >>= 7)
            span[count++] = (byte)(value | 0x80);
        span[count++] = (byte)value;
        _bytes.Advance(count);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Writes a text: in UTF-8, or in UTF-16 where a lone surrogate would be lost.</summary>
    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        var isWhole = Utf8.FromUtf16(text, buffer, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done;
        var bytes = isWhole ? buffer.AsSpan(0, written) : MemoryMarshal.AsBytes(text.AsSpan());
        Number(((ulong)bytes.Length << 1) | (isWhole ? 0UL : 1UL));
        Bytes(bytes);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
