namespace LlmAttributes;

/// <summary>A model that may answer a call, as a router sees it.</summary>
/// <param name="Model">The key of the model.</param>
/// <param name="Facts">What is known of it.</param>
public sealed record RouteCandidate(string Model, ModelFacts Facts)
{
    /// <summary>Gets how many requests are under way at the model.</summary>
    public int InFlight { get; init; }

    /// <summary>Gets the seconds that an answer, or the first output of a stream, is expected to take by what the model did lately; <see langword="null"/> when nothing is known.</summary>
    public double? LatencySeconds { get; init; }

    /// <summary>Gets the share of attempts that failed lately, 0 to 1.</summary>
    public double ErrorRate { get; init; }

    /// <summary>Gets the tokens of the last minute.</summary>
    public long TokensPerMinute { get; init; }

    /// <summary>Gets what the call is expected to cost with the model in USD; <see langword="null"/> when its price is unknown.</summary>
    public decimal? ExpectedUsd { get; init; }
}
