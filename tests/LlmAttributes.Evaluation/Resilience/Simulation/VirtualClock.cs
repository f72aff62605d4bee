namespace LlmAttributes.Evaluation.Resilience;

/// <summary>A clock that jumps from timer to timer, so that hours pass in seconds and every run is the same.</summary>
/// <remarks>
/// Timers fire one at a time, in the order in which they are due; of those due at once, the one set first. What awaits a timer mostly goes on inside its callback. Some of it
/// goes on in the thread pool, for instance after a cancelled <see cref="Task.Delay(TimeSpan, TimeProvider, CancellationToken)"/>; the clock stands still until that is done,
/// and a <see cref="SingleWorker"/> does it in order.
/// </remarks>
internal sealed class VirtualClock : TimeProvider
{
    private static readonly DateTimeOffset s_epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (long Due, long Number)> _due = new();

    // Zero is no time: code may take it for "not set".
    private long _now = TimeSpan.TicksPerSecond;
    private long _settings;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Gets the seconds since the clock was made.</summary>
    public double Seconds => (_now - TimeSpan.TicksPerSecond) / (double)TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => s_epoch.AddTicks(_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass until something has come true.</summary>
    /// <param name="isOver">What ends the run.</param>
    /// <exception cref="InvalidOperationException">No timer is left although it has not come true.</exception>
    public async Task RunUntilAsync(Func<bool> isOver)
    {
        // A caller's context would send everything that goes on after a wait elsewhere.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!isOver())
        {
            if (!_due.TryDequeue(out var next, out var due))
                throw new InvalidOperationException("No timer is left, but the run is not over: something waits for ever.");
            if (next.Timer.Setting != next.Setting)
                continue;
            _now = due.Due;
            next.Timer.Fire();
            while (ThreadPool.PendingWorkItemCount > 0)
                await Task.Yield();
        }
    }

    public void Set(VirtualTimer timer, TimeSpan dueTime) => _due.Enqueue((timer, timer.Setting), (_now + dueTime.Ticks, _settings++));
}
