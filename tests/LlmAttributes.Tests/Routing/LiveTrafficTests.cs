using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.LoadBalancing)]
public class LiveTrafficTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private long Now => _clock.GetTimestamp();

    private void Wait(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Read_NothingObserved_IsNotANumber() => Assert.Equal(double.NaN, new DecayingValue(_clock, 30).Read(Now));

    [Fact]
    public void ObservePeak_HigherValue_IsTakenAtOnce()
    {
        var value = new DecayingValue(_clock, 30);
        value.ObservePeak(1, Now);
        value.ObservePeak(9, Now);

        Assert.Equal(9, value.Read(Now), 4);
    }

    [Fact]
    public void ObservePeak_LowerValueAtTheSameTime_ChangesNothing()
    {
        var value = new DecayingValue(_clock, 30);
        value.ObservePeak(9, Now);
        value.ObservePeak(1, Now);

        Assert.Equal(9, value.Read(Now), 4);
    }

    [Fact]
    public void ObservePeak_LowerValueLater_IsNearedWithTime()
    {
        var value = new DecayingValue(_clock, 30);
        value.ObservePeak(9, Now);
        Wait(30);
        value.ObservePeak(1, Now);

        Assert.Equal(1 + (8 * Math.Exp(-1)), value.Read(Now), 4);
    }

    [Fact]
    public void Read_NobodyAsks_FadesToNothing()
    {
        var value = new DecayingValue(_clock, 30);
        value.ObservePeak(20, Now);
        Wait(90);

        Assert.Equal(20 * Math.Exp(-3), value.Read(Now), 4);
    }

    [Fact]
    public void Mix_Observations_NearTheirMean()
    {
        var value = new DecayingValue(_clock, 60);
        for (var i = 0; i < 100; i++)
            value.Mix(i % 2, 0.1, Now);

        Assert.InRange(value.Read(Now), 0.4, 0.6);
    }

    [Fact]
    public void Oldest_SeveralUnderWay_IsTheFirstThatHasNotAnswered()
    {
        var flight = new InFlight();
        var first = flight.Enter(10);
        var second = flight.Enter(20);
        flight.Enter(30);
        flight.Answer(first);

        Assert.Equal((3, 20L), (flight.Count, flight.Oldest()));
        flight.Leave(second);
        Assert.Equal((2, 30L), (flight.Count, flight.Oldest()));
    }

    [Fact]
    public void Enter_MoreThanSlots_AreCountedAllTheSame()
    {
        var flight = new InFlight();
        int[] slots = [.. Enumerable.Range(1, 70).Select(i => flight.Enter(i))];

        Assert.Equal((70, 1L), (flight.Count, flight.Oldest()));
        foreach (var slot in slots)
            flight.Leave(slot);
        Assert.Equal((0, 0L), (flight.Count, flight.Oldest()));
    }

    [Fact]
    public async Task Enter_ManyThreads_LosesNobody()
    {
        var flight = new InFlight();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
                flight.Leave(flight.Enter(1));
        })));

        Assert.Equal((0, 0L), (flight.Count, flight.Oldest()));
    }

    [Fact]
    public void Seconds_RequestUnderWay_AreAtLeastItsAge()
    {
        var traffic = new LiveTraffic(_clock);
        traffic.Answers.ObservePeak(2, Now);
        traffic.Asked.Enter(Now);
        Wait(12);

        Assert.Equal(12, traffic.Seconds(isStream: false, Now), 4);
        Assert.Equal(double.NaN, traffic.Seconds(isStream: true, Now));
    }

    [Fact]
    public void Seconds_Stream_AddsTheSpeedOfItsTokens()
    {
        var traffic = new LiveTraffic(_clock);
        traffic.FirstOutputs.ObservePeak(0.5, Now);
        traffic.NextTokens.ObservePeak(0.01, Now);

        Assert.Equal(2.5, traffic.Seconds(isStream: true, Now), 3);
    }

    [Fact]
    public void Succeed_Stream_MeasuresFirstOutputAndEachFurtherToken()
    {
        var traffic = new LiveTraffic(_clock);
        var attempt = default(LiveAttempt);
        attempt.Begin(traffic, isStream: true, Now);
        Wait(1);
        attempt.Answer(Now);
        Wait(2);
        attempt.Succeed(Now, new() { InputTokens = 10, OutputTokens = 101 }, 0);

        Assert.Equal(0.02, traffic.NextTokens.Read(Now), 4);
        Assert.Equal(Math.Exp(-2.0 / 30), traffic.FirstOutputs.Read(Now), 4);
        Assert.Equal((0, 111L, 0.0), (traffic.InFlight, traffic.TokensPerMinute(Now), Math.Round(traffic.ErrorRate(Now), 3)));
    }

    [Theory]
    [InlineData(LlmErrorKind.ServerError, false)]
    [InlineData(LlmErrorKind.Timeout, true)]
    public void Fail_Kind_TellsWhetherItSaysSomethingOfSpeed(LlmErrorKind kind, bool isMeasured)
    {
        var traffic = new LiveTraffic(_clock);
        var attempt = default(LiveAttempt);
        attempt.Begin(traffic, isStream: false, Now);
        Wait(5);
        attempt.Fail(Now, null, kind);

        Assert.Equal(isMeasured, traffic.Answers.IsKnown);
        Assert.Equal(0.1, traffic.ErrorRate(Now), 4);
        Assert.Equal(0, traffic.InFlight);
    }

    [Fact]
    public void Fail_CallerGaveUp_IsNobodysFault()
    {
        var traffic = new LiveTraffic(_clock);
        var attempt = default(LiveAttempt);
        attempt.Begin(traffic, isStream: false, Now);
        attempt.Fail(Now, null, null);

        Assert.Equal((0, 0.0), (traffic.InFlight, traffic.ErrorRate(Now)));
    }

    [Fact]
    public void TokensPerMinute_OlderThanAMinute_AreForgotten()
    {
        var window = new TokenWindow(_clock);
        window.Add(100, Now);
        Wait(30);
        window.Add(50, Now);

        Assert.Equal(150, window.Read(Now));
        Wait(35);
        Assert.Equal(50, window.Read(Now));
        Wait(30);
        Assert.Equal(0, window.Read(Now));
    }
}
