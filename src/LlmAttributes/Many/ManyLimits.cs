namespace LlmAttributes;

/// <summary>The limits of one run of many calls.</summary>
/// <param name="MaxConcurrency">How many items are under way at once.</param>
internal sealed record ManyLimits(int MaxConcurrency)
{
    public bool InOrder { get; init; }

    public bool StopOnFailure { get; init; }

    public decimal? BudgetUsd { get; init; }

    public TimeSpan Time { get; init; }
}
