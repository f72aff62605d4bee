using System.Buffers;

namespace LlmAttributes;

/// <summary>Counts hashes in a table of pooled arrays.</summary>
internal struct HashCounts : IDisposable
{
    private readonly ulong[] _keys;
    private readonly int[] _counts;
    private readonly int _mask;

    /// <param name="most">The largest number of different hashes.</param>
    public HashCounts(int most)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, most * 2));
        _mask = size - 1;
        _keys = ArrayPool<ulong>.Shared.Rent(size);
        _counts = ArrayPool<int>.Shared.Rent(size);
        _counts.AsSpan(0, size).Clear();
    }

    /// <summary>Gets the number of different hashes.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a hash.</summary>
    /// <returns>How often it has been counted now.</returns>
    public int Add(ulong hash)
    {
        var at = Find(hash);
        if (_counts[at] == 0)
        {
            _keys[at] = hash;
            Count++;
        }

        return ++_counts[at];
    }

    public readonly bool Contains(ulong hash) => _counts[Find(hash)] > 0;

    public readonly void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_keys);
        ArrayPool<int>.Shared.Return(_counts);
    }

    /// <summary>Mixes the hashes of words that follow each other.</summary>
    public static ulong Mix(ReadOnlySpan<uint> words)
    {
        var hash = 14695981039346656037ul;
        foreach (var word in words)
            hash = ((hash ^ word) * 0x9E3779B97F4A7C15ul) ^ (hash >> 29);
        return hash;
    }

    private readonly int Find(ulong hash)
    {
        var at = (int)((hash * 0x9E3779B97F4A7C15ul) >> 33) & _mask;
        while (_counts[at] > 0 && _keys[at] != hash)
            at = (at + 1) & _mask;
        return at;
    }
}
