namespace LlmAttributes.Contract;

internal sealed record CacheModel
{
    public double? DurationSeconds { get; init; }

    public int? MaxEntries { get; init; }

    /// <summary>The expression of the mode.</summary>
    public string? Mode { get; init; }

    public double? MaxAgeSeconds { get; init; }

    public double? Jitter { get; init; }

    public double? FailureSeconds { get; init; }

    public EquatableArray<string> Tags { get; init; }

    /// <summary>The name of the parameter that parts the answers, not escaped.</summary>
    public string? PartitionBy { get; init; }

    public bool IsSemantic { get; init; }

    /// <summary>The name of the parameter whose meaning decides, not escaped; as declared, then as found.</summary>
    public string? MeaningOf { get; init; }

    public double? MaxWrongHitRate { get; init; }

    public bool IsShadow { get; init; }

    /// <summary>Whether the prompt has sensitive values.</summary>
    public bool IsSensitive { get; init; }
}
