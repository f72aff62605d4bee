using System.Runtime.InteropServices;
using System.Text;

namespace LlmAttributes;

/// <summary>Reads what a <see cref="ByteSink"/> wrote.</summary>
internal ref struct ByteSource(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    public readonly bool IsAtEnd => _position >= _bytes.Length;

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position >= _bytes.Length)
                break;
            var next = _bytes[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next <= 0x7F)
                return value;
        }

        throw new InvalidDataException("A number is cut off.");
    }

    public int Count() => Number() is var count && count <= (ulong)(_bytes.Length - _position) ? (int)count : throw new InvalidDataException("A list is longer than its bytes.");

    public string Text()
    {
        var head = Number();
        if (head >> 1 > (ulong)(_bytes.Length - _position))
            throw new InvalidDataException("A text is cut off.");
        var bytes = _bytes.Slice(_position, (int)(head >> 1));
        _position += bytes.Length;
        return (head & 1) == 0 ? Encoding.UTF8.GetString(bytes) : new(MemoryMarshal.Cast<byte, char>(bytes));
    }
}
