namespace LlmAttributes;

/// <summary>A seedable, lock-free source of numbers: SplitMix64 (Steele, Lea, Flood 2014), whose state is a counter.</summary>
internal sealed class RandomSource(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15UL;

    private ulong _state = seed;

    /// <summary>From 0 up to, but without, 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number that is not 0.</summary>
    public ulong NextKey() => Next() | 1;

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(Interlocked.Add(ref _state, Step));

    /// <summary>The same for who holds a lock already, at a fraction of the price.</summary>
    public ulong NextUnshared() => Mix(_state += Step);

    /// <summary>The number that <see cref="Next"/> would give.</summary>
    public ulong Peek() => Mix(Volatile.Read(ref _state) + Step);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
