namespace LlmAttributes;

/// <summary>What one call asks of the cache.</summary>
/// <param name="Key">The key of its answer.</param>
/// <param name="Mode">Whether kept answers are taken, and new ones kept.</param>
/// <param name="MaxAgeSeconds">How old the answer may be.</param>
internal readonly record struct CacheAsk(LlmCacheKey Key, LlmCacheMode Mode, double? MaxAgeSeconds)
{
    /// <summary>What is asked for by meaning; <see langword="null"/> where nothing is.</summary>
    public SemanticQuery? Meaning { get; init; }

    public bool Reads => Mode is LlmCacheMode.ReadWrite or LlmCacheMode.ReadOnly;

    public bool Keeps => Mode is LlmCacheMode.ReadWrite or LlmCacheMode.Refresh;
}
