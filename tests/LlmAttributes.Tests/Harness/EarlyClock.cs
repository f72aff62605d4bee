using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Harness;

/// <summary>A fake clock whose timers end a few milliseconds before their time, as those of the system may.</summary>
internal sealed class EarlyClock : FakeTimeProvider
{
    private static readonly TimeSpan s_early = TimeSpan.FromMilliseconds(5);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new EarlyTimer(base.CreateTimer(callback, state, Earlier(dueTime), period));

    private static TimeSpan Earlier(TimeSpan time) => time > s_early ? time - s_early : time;

    private sealed class EarlyTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Earlier(dueTime), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
