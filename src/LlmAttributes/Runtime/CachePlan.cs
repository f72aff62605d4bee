namespace LlmAttributes.Runtime;

/// <summary>The cache of a decorated method, as <see cref="CacheAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
public sealed record CachePlan
{
    /// <summary>Gets how long a result is kept, in seconds; above 0.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Gets how many results are kept; at least 1.</summary>
    public int? MaxEntries { get; init; }
}
