namespace LlmAttributes;

/// <summary>What a model did for an operation.</summary>
/// <param name="Model">The key of the model.</param>
/// <param name="Attempts">The requests to it: how many, how long, how many failed, what they cost.</param>
public sealed record ModelStats(string Model, PerformanceStats Attempts)
{
    /// <summary>Gets how many calls of the operation this model answered.</summary>
    public long Answers { get; init; }
}
