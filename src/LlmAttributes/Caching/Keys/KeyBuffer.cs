using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LlmAttributes;

/// <summary>Hashes the parts of a key as they come. Each part says what it is and how long, so that no two lists of parts are the same bytes.</summary>
/// <remarks>
/// The hash is SHA-256: whoever chooses a prompt must not be able to find another one with the same key, which a fast hash without a secret allows. It costs a few hundred nanoseconds,
/// and unlike a keyed hash it is the same in all processes that share a store.
/// </remarks>
internal sealed class KeyBuffer
{
    private const int Size = 4096;

    [ThreadStatic]
    private static KeyBuffer? t_spare;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _bytes = new byte[Size];
    private int _length;

    /// <summary>The text whose meaning decides; <see langword="null"/> where there is none.</summary>
    public string? Meaning { get; private set; }

    /// <summary>Whether the answer depends on something that no key can hold.</summary>
    public bool IsUnkeyable { get; set; }

    public static KeyBuffer Rent()
    {
        var buffer = t_spare ?? new();
        t_spare = null;
        return buffer;
    }

    /// <summary>Gives the buffer back unused.</summary>
    public void Return()
    {
        // What was hashed of a long key has to be forgotten.
        Span<byte> unused = stackalloc byte[LlmCacheKey.Size];
        _hash.TryGetHashAndReset(unused, out _);
        Spare();
    }

    /// <summary>Ends the key and gives the buffer back.</summary>
    public LlmCacheKey Finish() => Finish(out _);

    /// <summary>Ends the key and gives the buffer back.</summary>
    /// <param name="rest">The key of everything but the text whose meaning decides.</param>
    public LlmCacheKey Finish(out LlmCacheKey rest)
    {
        Span<byte> key = stackalloc byte[LlmCacheKey.Size];
        Flush();
        _hash.TryGetHashAndReset(key, out _);
        rest = new(key);
        if (Meaning is not null)
        {
            Raw(key);
            Text(KeyPart.Meaning, Meaning);
            Flush();
            _hash.TryGetHashAndReset(key, out _);
        }

        Spare();
        return new(key);
    }

    /// <summary>Adds the text whose meaning decides; it stands in the key alone, and not in that of the rest.</summary>
    public void AddMeaning(string? text)
    {
        Mark(KeyPart.Meaning);
        if (Meaning is null || Meaning == text)
            Meaning = text;
        else
            Text(KeyPart.Value, text);
    }

    public void Mark(KeyPart part) => Room(1)[0] = (byte)part;

    public void Number(KeyPart part, long number)
    {
        var room = Room(1 + sizeof(long));
        room[0] = (byte)part;
        MemoryMarshal.Write(room[1..], in number);
    }

    public void Text(KeyPart part, ReadOnlySpan<char> text)
    {
        Number(part, text.Length);
        Raw(MemoryMarshal.AsBytes(text));
    }

    public void Data(KeyPart part, ReadOnlySpan<byte> data)
    {
        Number(part, data.Length);
        Raw(data);
    }

    /// <summary>Adds a value as a prompt would show it.</summary>
    public void Value<T>(T value, string? format)
    {
        // The constraint calls box no value type.
        if (value is ISpanFormattable)
        {
            Span<char> text = stackalloc char[128];
            if (((ISpanFormattable)value).TryFormat(text, out var length, format, CultureInfo.InvariantCulture))
            {
                Text(KeyPart.Value, text[..length]);
                return;
            }
        }

        Text(KeyPart.Value, value is IFormattable ? ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture) : value?.ToString());
    }

    private void Raw(ReadOnlySpan<byte> data)
    {
        if (data.Length <= Size - _length)
        {
            data.CopyTo(_bytes.AsSpan(_length));
            _length += data.Length;
            return;
        }

        Flush();
        if (data.Length > Size)
        {
            _hash.AppendData(data);
            return;
        }

        data.CopyTo(_bytes);
        _length = data.Length;
    }

    private Span<byte> Room(int length)
    {
        if (length > Size - _length)
            Flush();
        var room = _bytes.AsSpan(_length, length);
        _length += length;
        return room;
    }

    private void Flush()
    {
        _hash.AppendData(_bytes, 0, _length);
        _length = 0;
    }

    private void Spare()
    {
        _length = 0;
        IsUnkeyable = false;
        Meaning = null;
        t_spare = this;
    }
}
