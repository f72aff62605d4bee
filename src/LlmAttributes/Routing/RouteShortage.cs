namespace LlmAttributes;

/// <summary>A candidate that a budget does not pay.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Limit">The limit of which least is left, or <see langword="null"/> for the call's own budget.</param>
/// <param name="Needed">What an attempt needs at worst, in pico-dollars.</param>
/// <param name="Left">What is left, in pico-dollars.</param>
internal readonly record struct RouteShortage(Candidate Candidate, BudgetLimit? Limit, Int128 Needed, Int128 Left)
{
    public Int128 Over => Needed - Left;

    /// <summary>Describes the shortage; <see langword="null"/> where a price is unknown.</summary>
    public BudgetShortage? Describe(decimal? limitUsd, DateTimeOffset now) => Needed == Int128.MaxValue ? null
        : new(Limit?.Name ?? "call", Limit?.Usd ?? limitUsd ?? 0, Usd(Needed), Usd(Left), Limit?.BucketEnd(now));

    private static decimal Usd(Int128 pico) => (decimal)pico / Price.PicoPerUsd;
}
