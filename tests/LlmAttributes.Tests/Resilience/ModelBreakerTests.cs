using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Resilience;

public class ModelBreakerTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CircuitBreakerOptions _options = new() { BreakSeconds = 10, MaxBreakSeconds = 60, RecoveryAttempts = 3 };

    private long Now => _clock.GetTimestamp();

    private ModelBreaker Create() => new("a", _options, _clock, NullLogger.Instance);

    private void Advance(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));

    private void Fail(ModelBreaker breaker, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.True(breaker.TryEnter(Now, out var era));
            breaker.Failed(era, Now, null);
        }
    }

    private ModelBreaker Opened()
    {
        var breaker = Create();
        Fail(breaker, 5);
        Assert.Equal(BreakerState.Open, breaker.State);
        return breaker;
    }

    private double OpenSeconds(ModelBreaker breaker) => _clock.GetElapsedTime(Now, breaker.RecoversAt(Now)).TotalSeconds;

    [Fact]
    public void Failed_BelowTheThroughput_StaysClosed()
    {
        var breaker = Create();

        Fail(breaker, 4);

        Assert.Equal(BreakerState.Closed, breaker.State);
    }

    [Fact]
    public void Failed_BelowTheRatio_StaysClosed()
    {
        var breaker = Create();
        for (var i = 0; i < 20; i++)
            breaker.Succeeded(0, Now);

        Fail(breaker, 19);

        Assert.Equal(BreakerState.Closed, breaker.State);
    }

    [Fact]
    public void Failed_OldFailuresHaveLeftTheWindow_StaysClosed()
    {
        var breaker = Create();
        Fail(breaker, 4);
        Advance(31);

        Fail(breaker, 4);

        Assert.Equal(BreakerState.Closed, breaker.State);
    }

    [Fact]
    public void TryEnter_Open_RefusesUntilTheBreakIsOver()
    {
        var breaker = Opened();
        Advance(9.9);
        Assert.False(breaker.TryEnter(Now, out _));

        Advance(0.2);

        Assert.True(breaker.TryEnter(Now, out _));
        Assert.Equal(BreakerState.HalfOpen, breaker.State);
    }

    [Fact]
    public void TryEnter_HalfOpen_LetsASingleProbeThrough()
    {
        var breaker = Opened();
        Advance(10);

        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(_ => breaker.TryEnter(Now, out var _)));
    }

    [Fact]
    public void Succeeded_HalfOpen_DoublesWhatIsLetThroughUntilItCloses()
    {
        var breaker = Opened();
        Advance(10);
        Assert.True(breaker.TryEnter(Now, out var era));
        breaker.Succeeded(era, Now);

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => breaker.TryEnter(Now, out var _)));
        breaker.Succeeded(era, Now);
        Assert.Equal(BreakerState.HalfOpen, breaker.State);
        breaker.Succeeded(era, Now);
        Assert.Equal(BreakerState.Closed, breaker.State);
    }

    [Fact]
    public void Failed_EachProbe_DoublesTheBreakUpToItsLimit()
    {
        var breaker = Opened();
        List<double> breaks = [OpenSeconds(breaker)];
        for (var i = 0; i < 4; i++)
        {
            Advance(OpenSeconds(breaker));
            Fail(breaker, 1);
            breaks.Add(OpenSeconds(breaker));
        }

        Assert.Equal([10, 20, 40, 60, 60], breaks);
    }

    [Fact]
    public void Succeeded_AfterRecovery_TheNextBreakIsShortAgain()
    {
        var breaker = Opened();
        Advance(10);
        Fail(breaker, 1);
        Advance(20);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(breaker.TryEnter(Now, out var era));
            breaker.Succeeded(era, Now);
        }

        Fail(breaker, 5);
        Assert.Equal(10, OpenSeconds(breaker));
        Advance(10);
        Fail(breaker, 1);

        Assert.Equal(20, OpenSeconds(breaker));
    }

    [Theory]
    [InlineData(9.5, 1)]
    [InlineData(10, 0)]
    public void OutcomeWindow_OutcomeOfItsWholeLengthAgo_IsOut(double seconds, int counted)
    {
        var window = new OutcomeWindow(TimeSpan.FromSeconds(10), _clock);
        window.Add(isSuccess: false, Now);
        Advance(seconds);

        Assert.Equal((0, counted), window.Read(Now));
    }

    [Fact]
    public void Failed_WithAPauseThatTheModelAsksFor_OpensAtOnceForAsLong()
    {
        var breaker = Create();

        breaker.Failed(0, Now, TimeSpan.FromSeconds(7));

        Assert.Equal((BreakerState.Open, 7), (breaker.State, OpenSeconds(breaker)));
    }

    [Fact]
    public void Failed_PauseWhileOpen_ExtendsTheBreakAndNeverShortensIt()
    {
        var breaker = Opened();
        Advance(5);

        breaker.Failed(0, Now, TimeSpan.FromSeconds(2));
        Assert.Equal(5, OpenSeconds(breaker));
        breaker.Failed(0, Now, TimeSpan.FromSeconds(20));
        Assert.Equal(20, OpenSeconds(breaker));
    }

    [Fact]
    public void Failed_PauseOfHours_IsCutToTheLongestBreak()
    {
        var breaker = Create();

        breaker.Failed(0, Now, TimeSpan.FromHours(2));

        Assert.Equal(60, OpenSeconds(breaker));
    }

    [Fact]
    public void Failed_AttemptOfAnEarlierState_SaysNothingAboutThisOne()
    {
        var breaker = Create();
        Assert.True(breaker.TryEnter(Now, out var old));
        Fail(breaker, 5);
        Advance(10);
        Assert.True(breaker.TryEnter(Now, out _));

        breaker.Failed(old, Now, null);
        breaker.Succeeded(old, Now);

        Assert.Equal(BreakerState.HalfOpen, breaker.State);
        Assert.False(breaker.TryEnter(Now, out _));
    }

    [Fact]
    public void Left_Probe_MakesRoomForTheNext()
    {
        var breaker = Opened();
        Advance(10);
        Assert.True(breaker.TryEnter(Now, out var era));

        breaker.Left(era);

        Assert.True(breaker.TryEnter(Now, out _));
    }

    [Fact]
    public void TryEnter_ProbeNeverEnds_AnotherIsLetThroughAfterABreak()
    {
        var breaker = Opened();
        Advance(10);
        Assert.True(breaker.TryEnter(Now, out _));

        Advance(10);

        Assert.True(breaker.TryEnter(Now, out _));
    }

    /// <summary>Any sequence of steps, against a model that states the rules without sharing code.</summary>
    [Fact]
    public void Breaker_AnySequenceOfSteps_NeverLetsThroughWhatItsStateForbids()
    {
        var step = Gen.OneOf(Gen.Const((Kind: 0, Seconds: 0.0)), Gen.Double[0, 15].Select(s => (1, s)), Gen.Int[2, 6].Select(k => (k, 0.0)));
        step.Array[1, 60].Sample(steps =>
        {
            var clock = new FakeTimeProvider();
            var breaker = new ModelBreaker("a", _options, clock, NullLogger.Instance);
            var running = new Queue<int>();
            var inTrial = 0;
            var allowed = 1;
            var era = 0;
            foreach (var (kind, seconds) in steps)
            {
                var before = breaker.State;
                var now = clock.GetTimestamp();
                switch (kind)
                {
                    case 0:
                        var opensAt = breaker.RecoversAt(now);
                        var entered = breaker.TryEnter(now, out var given);
                        if (before == BreakerState.Open)
                            Assert.Equal(now >= opensAt, entered);
                        if (before == BreakerState.Closed)
                            Assert.True(entered);
                        if (breaker.State == BreakerState.HalfOpen && given != era)
                            (era, inTrial, allowed) = (given, 0, 1);
                        if (entered && breaker.State == BreakerState.HalfOpen)
                            inTrial++;
                        if (entered)
                            running.Enqueue(given);
                        break;
                    case 1:
                        clock.Advance(TimeSpan.FromSeconds(seconds));
                        break;
                    case 2 or 3 when running.TryDequeue(out var good):
                        breaker.Succeeded(good, now);
                        if (before == BreakerState.HalfOpen && good == era)
                            (inTrial, allowed) = (inTrial - 1, allowed * 2);
                        break;
                    case 4 or 5 when running.TryDequeue(out var bad):
                        breaker.Failed(bad, now, kind == 5 ? TimeSpan.FromSeconds(3) : null);
                        if (kind == 5 && before != BreakerState.HalfOpen)
                            Assert.Equal(BreakerState.Open, breaker.State);
                        break;
                    case 6 when running.TryDequeue(out var left):
                        breaker.Left(left);
                        if (before == BreakerState.HalfOpen && left == era)
                            inTrial--;
                        break;
                }

                Assert.True(breaker.RecoversAt(clock.GetTimestamp()) <= clock.GetTimestamp() + (60 * clock.TimestampFrequency));
            }
        });
    }

    [Fact]
    public void Breaker_ManyThreads_ProbesAreSingleAndTransitionsConsistent()
    {
        var breaker = new ModelBreaker("a", new() { BreakSeconds = 0.5, MinimumThroughput = 2 }, TimeProvider.System, NullLogger.Instance);
        breaker.Failed(0, TimeProvider.System.GetTimestamp(), TimeSpan.FromTicks(1));
        var entered = 0;

        // The break is over: all ask at once, and only one may enter.
        var now = TimeProvider.System.GetTimestamp() + TimeProvider.System.TimestampFrequency;
        Parallel.For(0, 64, _ =>
        {
            if (breaker.TryEnter(now, out var _))
                Interlocked.Increment(ref entered);
        });

        Assert.Equal((1, BreakerState.HalfOpen), (entered, breaker.State));
    }
}
