namespace LlmAttributes;

/// <summary>How far a run of many calls is.</summary>
/// <param name="Done">How many items have a result.</param>
/// <param name="Failed">How many failed, or were cancelled when the run ended.</param>
/// <param name="InFlight">How many are under way.</param>
public sealed record ManyProgress(int Done, int Failed, int InFlight)
{
    /// <summary>Gets how many were not begun, since the run had ended.</summary>
    public int NotStarted { get; init; }

    /// <summary>Gets how many items there are, where that is known.</summary>
    public int? Total { get; init; }

    /// <summary>Gets the tokens so far, of calls that return an <see cref="LlmResult{T}"/> or failed with an <see cref="LlmException"/>.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets the cost so far, of the same calls; unknown when a price or a usage is missing.</summary>
    public Cost Cost { get; init; }

    /// <summary>Gets what the answered requests would have cost by the batch price of their providers; unknown when one of them has none.</summary>
    public Cost BatchCost { get; init; }

    /// <summary>Gets the time since the run began.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets how much longer it takes, if it goes on as so far; <see langword="null"/> while that is unknown.</summary>
    public TimeSpan? Remaining { get; init; }
}
