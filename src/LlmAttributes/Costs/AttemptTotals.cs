namespace LlmAttributes;

/// <summary>What several attempts took together.</summary>
internal static class AttemptTotals
{
    /// <summary>The tokens, as far as they were reported.</summary>
    public static TokenUsage UsageOf(IEnumerable<AttemptRecord> attempts)
    {
        var total = default(TokenUsage);
        foreach (var attempt in attempts)
            total += attempt.Usage.GetValueOrDefault();
        return total;
    }

    /// <summary>The cost; unknown when that of one attempt is.</summary>
    public static Cost CostOf(IEnumerable<AttemptRecord> attempts)
    {
        var total = Cost.Zero;
        foreach (var attempt in attempts)
            total += attempt.Cost;
        return total;
    }
}
