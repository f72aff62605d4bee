using System.Buffers;
using System.Text;

namespace LlmAttributes.Runtime;

/// <summary>A pooled buffer of UTF-8 that can be cut back to an earlier length.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void CutTo(int length) => Length = length;

    public void Add(char ascii)
    {
        Ensure(1);
        _bytes[Length++] = (byte)ascii;
    }

    public void Add(ReadOnlySpan<byte> ascii)
    {
        Ensure(ascii.Length);
        ascii.CopyTo(_bytes.AsSpan(Length));
        Length += ascii.Length;
    }

    /// <summary>Adds text; half of a surrogate pair becomes the replacement character.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        Ensure(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private void Ensure(int more)
    {
        if (_bytes.Length - Length >= more)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(Length + more)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
