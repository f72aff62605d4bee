using System.Buffers.Binary;

namespace LlmAttributes;

/// <summary>What an answer is kept under: a hash, of which nothing of prompt or tenant can be read.</summary>
public readonly struct LlmCacheKey : IEquatable<LlmCacheKey>
{
    /// <summary>How many bytes a key has.</summary>
    public const int Size = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Reads a key.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <exception cref="ArgumentException">There are not <see cref="Size"/> of them.</exception>
    public LlmCacheKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"A key has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Compares two keys.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they are the same.</returns>
    public static bool operator ==(LlmCacheKey left, LlmCacheKey right) => left.Equals(right);

    /// <summary>Compares two keys.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(LlmCacheKey left, LlmCacheKey right) => !left.Equals(right);

    /// <summary>Writes the key.</summary>
    /// <param name="bytes">Takes its <see cref="Size"/> bytes.</param>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _a);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], _d);
    }

    /// <summary>Compares with another key.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are the same.</returns>
    public bool Equals(LlmCacheKey other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    /// <summary>Compares with another key.</summary>
    /// <param name="obj">The other.</param>
    /// <returns>Whether they are the same.</returns>
    public override bool Equals(object? obj) => obj is LlmCacheKey other && Equals(other);

    /// <summary>Gets a hash of the key.</summary>
    /// <returns>A part of it, which is a hash already.</returns>
    public override int GetHashCode() => (int)_a;

    /// <summary>Writes the key as text.</summary>
    /// <returns>64 hexadecimal digits.</returns>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexString(bytes);
    }
}
