namespace LlmAttributes;

/// <summary>
/// Carries the successes of clients from the ledger, where each call books them anyway, into the windows. A call pays one test of a flag that it has in its cache; the
/// clock is asked once a second, and only while there are calls.
/// </summary>
internal sealed class SuccessFeed
{
    private readonly ErrorAggregator _owner;
    private readonly object _gate = new();
    private readonly Lazy<ITimer> _timer;
    private (CostAccount Account, ErrorCounter Counter)[] _sources = [];
    private long _due;
    private int _isArmed;
    private Action? _everySecond;

    public SuccessFeed(ErrorAggregator owner, TimeProvider time)
    {
        _owner = owner;
        _timer = new(() =>
        {
            using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
                return time.CreateTimer(static feed => ((SuccessFeed)feed!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        });
    }

    public void Attach(CostAccount account, ErrorCounter counter)
    {
        lock (_gate)
        {
            if (!account.TryFollow(this))
                return;
            _sources = [.. _sources, (account, counter)];
        }
    }

    /// <summary>Is told of the first success of an account since it was last read.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _isArmed) != 0)
            return;
        Volatile.Write(ref _due, _owner.Seconds() + 1);
        if (Interlocked.Exchange(ref _isArmed, 1) == 0)
            _timer.Value.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Counts the successes since the last time. A timer that fires late counts them for the second in which it was due.</summary>
    public void Pull()
    {
        var sources = Volatile.Read(ref _sources);
        if (sources.Length == 0)
            return;
        var seconds = Math.Min(_owner.Seconds(), Volatile.Read(ref _due));
        foreach (var (account, counter) in sources)
        {
            if (account.TakeSuccesses() is > 0 and var count)
                counter.AddSuccesses(seconds, count);
        }
    }

    /// <summary>Sets what else is done once a second while there are calls.</summary>
    public void EverySecond(Action action) => _everySecond = action;

    public void Stop()
    {
        if (_timer.IsValueCreated)
            _timer.Value.Dispose();
    }

    private void Tick()
    {
        Volatile.Write(ref _isArmed, 0);
        Pull();
        _owner.CheckThresholds(_owner.Seconds());
        _everySecond?.Invoke();
    }
}
