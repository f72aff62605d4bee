namespace LlmAttributes;

/// <summary>What one stage of a call took.</summary>
/// <param name="Stage">The stage.</param>
public sealed record StageReport(CallStage Stage)
{
    /// <summary>Gets how often the call came to the stage.</summary>
    public required long Runs { get; init; }

    /// <summary>Gets the time of all runs. Those that ran at once add up.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets the share of the time of all stages, 0 to 1.</summary>
    public required double TimeShare { get; init; }

    /// <summary>Gets the tokens that models reported.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets what the stage cost; unknown when a price or a usage is missing.</summary>
    public required Cost Cost { get; init; }

    /// <summary>Gets the share of the known cost of all stages, 0 to 1.</summary>
    public required double CostShare { get; init; }
}
