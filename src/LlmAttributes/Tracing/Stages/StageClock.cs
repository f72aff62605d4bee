namespace LlmAttributes;

/// <summary>Adds up what the stages of one call take; several may run at once.</summary>
internal sealed class StageClock(TimeProvider time)
{
    private static readonly CallStage[] s_stages = Enum.GetValues<CallStage>();

    private readonly Line[] _lines = new Line[s_stages.Length];
    private readonly long _began = time.GetTimestamp();
    private long _ended;

    public long Now => time.GetTimestamp();

    /// <summary>Adds a run that ends now.</summary>
    public void Add(CallStage stage, long start)
    {
        var ticks = time.GetTimestamp() - start;
        lock (_lines)
        {
            ref var line = ref _lines[(int)stage];
            line.Runs++;
            line.Ticks += ticks;
        }
    }

    /// <summary>Adds what a request to a model took of money.</summary>
    public void Spend(CallStage stage, in TokenUsage? usage, in Cost cost)
    {
        lock (_lines)
        {
            ref var line = ref _lines[(int)stage];
            line.Usage += usage.GetValueOrDefault();
            line.Cost = line.HasCost ? line.Cost + cost : cost;
            line.HasCost = true;
        }
    }

    /// <summary>Ends the call, where its last stage is not the one that makes the result.</summary>
    public void End() => Volatile.Write(ref _ended, time.GetTimestamp());

    public CallReport Report(TimeSpan duration)
    {
        if (Volatile.Read(ref _ended) is var ended and not 0)
            duration = time.GetElapsedTime(_began, ended);
        Line[] lines;
        lock (_lines)
            lines = [.. _lines];
        var (ticks, usd) = (0L, 0m);
        foreach (var line in lines)
        {
            ticks += line.Ticks;
            usd += line.Spent is { IsKnown: true } spent ? spent.Usd : 0;
        }

        List<StageReport> stages = [];
        foreach (var stage in s_stages)
        {
            if (lines[(int)stage] is { Runs: > 0 } line)
            {
                stages.Add(new(stage)
                {
                    Runs = line.Runs,
                    Duration = time.GetElapsedTime(0, line.Ticks),
                    TimeShare = ticks == 0 ? 0 : (double)line.Ticks / ticks,
                    Usage = line.Usage,
                    Cost = line.Spent,
                    CostShare = usd > 0 && line.Spent is { IsKnown: true } spent ? (double)(spent.Usd / usd) : 0,
                });
            }
        }

        return new()
        {
            Stages = stages,
            Duration = duration,
            BusyTime = time.GetElapsedTime(0, ticks),
            Usage = stages.Aggregate(default(TokenUsage), static (sum, one) => sum + one.Usage),
            Cost = stages.Aggregate(Cost.Zero, static (sum, one) => sum + one.Cost),
        };
    }

    private struct Line
    {
        public long Runs;
        public long Ticks;
        public TokenUsage Usage;
        public bool HasCost;
        public Cost Cost;

        public readonly Cost Spent => HasCost ? Cost : Cost.Zero;
    }
}
