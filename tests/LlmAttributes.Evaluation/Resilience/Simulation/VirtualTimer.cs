namespace LlmAttributes.Evaluation.Resilience;

/// <summary>A timer of a <see cref="VirtualClock"/>.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;
    private bool _isDisposed;

    /// <summary>Gets the number of the present setting; entries of earlier ones in the clock's queue are void.</summary>
    public long Setting { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
            return false;
        Setting++;
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
            clock.Set(this, dueTime);
        return true;
    }

    public void Fire()
    {
        if (_period > TimeSpan.Zero)
            Change(_period, _period);
        else
            Setting++;
        callback(state);
    }

    public void Dispose()
    {
        _isDisposed = true;
        Setting++;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
