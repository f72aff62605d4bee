namespace LlmAttributes;

/// <summary>How a strategy did in a replay.</summary>
public sealed record ReplayScore
{
    /// <summary>Gets the name of the strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>Gets how many calls count: those with an outcome of the model that was chosen.</summary>
    public required int Calls { get; init; }

    /// <summary>Gets the mean quality.</summary>
    /// <value>0 to 1; 0 when no call counts.</value>
    public required double Quality { get; init; }

    /// <summary>Gets how far the mean quality may be off by chance: half of the 95 % interval.</summary>
    public required double QualityMargin { get; init; }

    /// <summary>Gets the mean cost of a call, in USD.</summary>
    /// <value><see langword="null"/> when the cost of a call that counts is not known.</value>
    public required double? CostUsd { get; init; }

    /// <summary>Gets the mean latency of a call.</summary>
    /// <value><see langword="null"/> when the latency of a call that counts is not known.</value>
    public required TimeSpan? Latency { get; init; }
}
