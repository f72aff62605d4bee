namespace LlmAttributes.Evaluation.Resilience;

/// <summary>What one storm was like under one policy.</summary>
internal sealed record StormOutcome
{
    /// <summary>Gets the useful answers per second in which calls arrive.</summary>
    public required double Goodput { get; init; }

    public required double AnsweredShare { get; init; }

    public required double P50Seconds { get; init; }

    public required double P95Seconds { get; init; }

    public required double P99Seconds { get; init; }

    /// <summary>Gets the requests per call beyond the first.</summary>
    public required double ExtraCalls { get; init; }

    /// <summary>Gets what the requests cost whose answers were not used.</summary>
    public required double WastedUsd { get; init; }
}
