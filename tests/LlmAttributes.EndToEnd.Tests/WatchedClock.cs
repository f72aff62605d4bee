using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>A clock that stands still until a test moves it, and tells which waits were begun.</summary>
internal sealed class WatchedClock : FakeTimeProvider
{
    private readonly List<TimeSpan> _waits = [];
    private readonly List<(Func<TimeSpan, bool> Matches, TaskCompletionSource<TimeSpan> Found)> _watchers = [];

    /// <summary>Ends when somebody begins to wait for a length that matches, or has begun before.</summary>
    public Task<TimeSpan> WaitBegunAsync(Func<TimeSpan, bool> matches)
    {
        lock (_waits)
        {
            foreach (var wait in _waits)
                if (matches(wait))
                    return Task.FromResult(wait);
            var found = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((matches, found));
            return found.Task;
        }
    }

    /// <summary>Forgets the waits begun so far, so that the next of the same length is not taken for one of them.</summary>
    public void ForgetWaits()
    {
        lock (_waits)
            _waits.Clear();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == Timeout.InfiniteTimeSpan)
            return timer;
        lock (_waits)
        {
            _waits.Add(dueTime);
            foreach (var (matches, found) in _watchers)
                if (matches(dueTime))
                    found.TrySetResult(dueTime);
        }
        return timer;
    }
}
