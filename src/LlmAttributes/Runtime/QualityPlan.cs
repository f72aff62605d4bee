namespace LlmAttributes.Runtime;

/// <summary>The scoring, as <see cref="MonitorQualityAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
public sealed record QualityPlan
{
    /// <summary>Gets the score below which an answer is too low; 0 to 1.</summary>
    public double? MinScore { get; init; }

    /// <summary>Gets what is done then.</summary>
    public OnLow OnLow { get; init; }

    /// <summary>Gets how often a call may ask again; at least 1.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>Gets the key of the model that is asked in place of one whose score is too low.</summary>
    public string? EscalateTo { get; init; }
}
