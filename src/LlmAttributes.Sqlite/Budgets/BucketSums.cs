namespace LlmAttributes;

/// <summary>What the buckets that count of an account hold together.</summary>
/// <param name="Spent">What was settled.</param>
/// <param name="Reserved">What is reserved.</param>
/// <param name="Open">How many reservations are open.</param>
internal readonly record struct BucketSums(long Spent, long Reserved, int Open)
{
    /// <summary>What is left of a limit.</summary>
    public long Left(BudgetLimit limit, long raised) => Saturating.Subtract(Saturating.Add(limit.PicoUsd, raised), Saturating.Add(Spent, Reserved));
}
