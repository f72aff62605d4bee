using LlmAttributes.Evaluation.Resilience;

namespace LlmAttributes.Tests.Evaluation;

public class VirtualClockTests
{
    private readonly VirtualClock _clock = new();
    private readonly List<(string Name, double Seconds)> _fired = [];

    [Fact]
    public async Task RunUntil_DifferentTimes_FiresInTheOrderOfTime()
    {
        Timer("late", 3);
        Timer("early", 1);
        Timer("between", 2);

        await RunAsync(3);

        Assert.Equal([("early", 1), ("between", 2), ("late", 3)], _fired);
    }

    [Fact]
    public async Task RunUntil_SameTime_FiresInTheOrderOfSetting()
    {
        using var reset = Timer("reset", 1);
        Timer("first", 2);
        Timer("second", 2);
        reset.Change(TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        await RunAsync(3);

        Assert.Equal([("first", 2), ("second", 2), ("reset", 2)], _fired);
    }

    [Fact]
    public async Task RunUntil_SetInACallback_IsMeasuredFromThen()
    {
        _clock.CreateTimer(_ => Timer("inner", 1), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        await RunAsync(1);

        Assert.Equal([("inner", 3)], _fired);
    }

    [Fact]
    public async Task RunUntil_DisposedOrStopped_DoesNotFire()
    {
        Timer("disposed", 1).Dispose();
        Timer("stopped", 1).Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Timer("left", 2);

        await RunAsync(1);

        Assert.Equal([("left", 2)], _fired);
    }

    [Fact]
    public async Task RunUntil_Period_Repeats()
    {
        using var timer = _clock.CreateTimer(_ => _fired.Add(("tick", _clock.Seconds)), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

        await RunAsync(3);

        Assert.Equal([("tick", 1), ("tick", 6), ("tick", 11)], _fired);
    }

    [Fact]
    public async Task RunUntil_NothingLeft_SaysThatSomethingWaitsForEver()
    {
        Timer("only", 1);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(2));

        Assert.Contains("waits for ever", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delay_OnTheClock_GoesOnAtItsTime()
    {
        var wait = WaitAsync();

        await RunAsync(1);
        await wait;

        Assert.Equal([("waited", 1.5)], _fired);

        async Task WaitAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(1.5), _clock).ConfigureAwait(false);
            _fired.Add(("waited", _clock.Seconds));
        }
    }

    [Fact]
    public async Task CancelAfter_OnTheClock_CancelsAtItsTime()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(2), _clock);
        source.Token.Register(() => _fired.Add(("cancelled", _clock.Seconds)));

        await RunAsync(1);

        Assert.Equal([("cancelled", 2)], _fired);
    }

    [Fact]
    public async Task Time_AfterARun_IsTheSameInAllForms()
    {
        var (timestamp, now) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        Timer("only", 2.5);

        await RunAsync(1);

        Assert.Equal(TimeSpan.FromSeconds(2.5), _clock.GetElapsedTime(timestamp));
        Assert.Equal(TimeSpan.FromSeconds(2.5), _clock.GetUtcNow() - now);
    }

    private ITimer Timer(string name, double seconds) =>
        _clock.CreateTimer(_ => _fired.Add((name, _clock.Seconds)), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

    private Task RunAsync(int count) => _clock.RunUntilAsync(() => _fired.Count == count);
}
