namespace LlmAttributes.Runtime;

/// <summary>The cache of a call or of a decorated method, as <see cref="CacheAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
public sealed record CachePlan
{
    /// <summary>Gets how long a result is kept, in seconds; above 0.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Gets how many results of a decorated method are kept; at least 1.</summary>
    public int? MaxEntries { get; init; }

    /// <summary>Gets whether kept answers are taken, and new ones kept.</summary>
    public LlmCacheMode Mode { get; init; }

    /// <summary>Gets how old an answer may be to be taken, in seconds; above 0.</summary>
    public double? MaxAgeSeconds { get; init; }

    /// <summary>Gets by how much of its time an answer may expire early; 0 to 1.</summary>
    public double? Jitter { get; init; }

    /// <summary>Gets how long failures are kept, in seconds; above 0.</summary>
    public double? FailureSeconds { get; init; }

    /// <summary>Gets what answers are marked with.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets how answers are found by meaning; <see langword="null"/> where they are not.</summary>
    public SemanticCachePlan? Semantic { get; init; }

    /// <summary>Gets a value indicating whether the prompt has sensitive values, so that answers to it stay in the process.</summary>
    public bool IsSensitive { get; init; }
}
