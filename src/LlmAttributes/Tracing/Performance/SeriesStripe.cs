namespace LlmAttributes;

/// <summary>A part of a series that one thread at a time writes.</summary>
internal sealed class SeriesStripe
{
    // Held for a few additions only, so that waiting is cheaper than a monitor's bookkeeping. Not readonly: it is a mutable struct.
    private SpinLock _gate = new(enableThreadOwnerTracking: false);
    private readonly DurationHistogram _durations = new();
    private readonly MinuteRing _minutes = new();
    private SeriesTotals _totals;

    public bool TryEnter()
    {
        var taken = false;
        _gate.TryEnter(ref taken);
        return taken;
    }

    public void Enter()
    {
        var taken = false;
        _gate.Enter(ref taken);
    }

    /// <summary>Counts a run and leaves the stripe.</summary>
    public void RecordAndExit(long ticks, long utcTicks, in PerformanceMetric metric)
    {
        _totals.Add(ticks, utcTicks, metric);
        _durations.Add(ticks);
        _minutes.Add((int)(utcTicks / TimeSpan.TicksPerMinute), metric is { IsCancelled: false, Error: not null }, ticks);
        Exit();
    }

    /// <summary>Counts what a run that has ended took in addition, and leaves the stripe.</summary>
    public void SpendAndExit(in TokenUsage usage, in Cost cost)
    {
        _totals.Spend(usage, cost);
        Exit();
    }

    public void AddTo(ref SeriesTotals totals, DurationHistogram durations, int now, Span<MinuteStats> minutes)
    {
        Enter();
        totals.Add(_totals);
        durations.Add(_durations);
        _minutes.AddTo(now, minutes);
        Exit();
    }

    private void Exit() => _gate.Exit(useMemoryBarrier: false);
}
