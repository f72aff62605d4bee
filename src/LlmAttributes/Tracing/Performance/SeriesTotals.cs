namespace LlmAttributes;

/// <summary>What a series adds up.</summary>
internal struct SeriesTotals
{
    public long Count;
    public long Failed;
    public long Cancelled;
    public long Ticks;
    public long Min;
    public long Max;
    public long First;
    public TokenUsage Usage;
    public Cost Cost;
    public long Unpriced;

    public void Add(long ticks, long utcTicks, in PerformanceMetric metric)
    {
        First = Count == 0 ? utcTicks - ticks : Math.Min(First, utcTicks - ticks);
        Min = Count == 0 ? ticks : Math.Min(Min, ticks);
        Max = Math.Max(Max, ticks);
        Count++;
        Ticks += ticks;
        if (metric.IsCancelled)
            Cancelled++;
        else if (metric.Error is not null)
            Failed++;
        Spend(metric.Usage, metric.Cost);
    }

    public void Spend(in TokenUsage usage, in Cost cost)
    {
        Usage += usage;
        if (cost.IsKnown)
            Cost = Sum(Cost, cost);
        else
            Unpriced++;
    }

    public void Add(in SeriesTotals other)
    {
        if (other.Count > 0)
        {
            First = Count == 0 ? other.First : Math.Min(First, other.First);
            Min = Count == 0 ? other.Min : Math.Min(Min, other.Min);
        }

        Max = Math.Max(Max, other.Max);
        Count += other.Count;
        Failed += other.Failed;
        Cancelled += other.Cancelled;
        Ticks += other.Ticks;
        Usage += other.Usage;
        Cost = Sum(Cost, other.Cost);
        Unpriced += other.Unpriced;
    }

    // What has not begun is unknown, not zero.
    private static Cost Sum(Cost left, Cost right) => !left.IsKnown ? right : right.IsKnown ? left + right : left;
}
