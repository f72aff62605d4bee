using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Testing.Tests;

/// <summary>A clock that stands still until a test moves it, and hands out each wait that begins.</summary>
internal sealed class WaitingClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Passes the next wait, once it has begun.</summary>
    /// <returns>Its length.</returns>
    public async Task<TimeSpan> PassWaitAsync()
    {
        var wait = await _waits.Reader.ReadAsync();
        Advance(wait);
        return wait;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }
}
