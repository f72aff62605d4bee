namespace LlmAttributes;

/// <summary>What was asked of a cache.</summary>
/// <param name="Hits">How many calls got a kept answer.</param>
/// <param name="Misses">How many calls asked a model, those that shared its answer not counted.</param>
/// <param name="Shared">How many calls shared the answer that another was waiting for.</param>
public readonly record struct LlmCacheStats(long Hits, long Misses, long Shared)
{
    /// <summary>Gets how many answers the process keeps.</summary>
    public int Entries { get; init; }

    /// <summary>Gets about how much memory they take, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets what the kept and shared answers would have cost, as far as that is known.</summary>
    public decimal SavedUsd { get; init; }
}
