namespace LlmAttributes.Evaluation.Tokens;

/// <summary>One counter for each model of each host, as a runtime has them.</summary>
internal sealed class UsageCounters(ITokenCounterProvider provider)
{
    private readonly Dictionary<string, ITokenCounter> _counters = new(StringComparer.Ordinal);

    /// <summary>Teaches counters what was reported.</summary>
    public static UsageCounters Taught(List<UsageRow> rows, ITokenCounterProvider provider)
    {
        var counters = new UsageCounters(provider);
        foreach (var row in rows)
        {
            var counter = counters.For(row);
            counter.Learn(row.Messages, null, counter.Count(row.Messages, null), row.Reported ?? 0);
        }

        return counters;
    }

    public ITokenCounter For(UsageRow row)
    {
        if (!_counters.TryGetValue(row.Counter, out var counter))
            _counters.Add(row.Counter, counter = provider.CounterFor(row.Facts) ?? new TokenEstimator());
        return counter;
    }
}
