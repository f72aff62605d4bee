using System.Threading.RateLimiting;
using CsCheck;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Resilience;

public class ModelLimitTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a" };

    private static ScriptedReply Late(double seconds) => ScriptedReply.Say("yes", 10, 10) with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(seconds)) };

    [Fact]
    public async Task Ask_RequestsPerMinute_TheNextWaitsForItsTurn()
    {
        var harness = new CallHarness().Model("a", new ModelFacts { RequestsPerMinute = 2 }, ScriptedReply.Say("yes"));

        await harness.RunAsync(Task.WhenAll(Enumerable.Range(0, 4).Select(_ => harness.AskAsync(s_plan))), 0.5);

        Assert.Equal([0, 0, 30, 60], harness.AskedAtSeconds.Select(s => Math.Round(s)));
    }

    [Fact]
    public async Task Ask_TurnComesAfterTheDeadline_FailsAtOnceWithoutUsingIt()
    {
        var harness = new CallHarness().Model("a", new ModelFacts { RequestsPerMinute = 1 }, ScriptedReply.Say("yes"));
        await harness.AskAsync(s_plan);

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan with { Timeout = new() { TotalSeconds = 30 } }));
        Assert.Equal((LlmErrorKind.RateLimit, 60), (e.Kind, Math.Round(e.RetryAfter!.Value.TotalSeconds)));

        harness.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("yes", await harness.AskAsync(s_plan));
    }

    [Fact]
    public async Task Ask_NoTurnInTime_GoesToTheNextCandidate()
    {
        var harness = new CallHarness().Model("a", new ModelFacts { RequestsPerMinute = 1 }, ScriptedReply.Say("a")).Model("b", ScriptedReply.Say("b"));
        var plan = s_plan with { Fallback = [new(["b"])], Timeout = new() { TotalSeconds = 30 } };

        Assert.Equal(["a", "b"], [await harness.AskAsync(plan), await harness.AskAsync(plan)]);
    }

    [Fact]
    public async Task Ask_TokensPerMinute_AreCorrectedByTheReportedUsage()
    {
        var harness = new CallHarness().Model("a", new ModelFacts { TokensPerMinute = 1_000, MaxOutputTokens = 900 }, ScriptedReply.Say("yes", 10, 10));

        // Each reserves about 920 tokens and uses 20.
        for (var i = 0; i < 4; i++)
            Assert.Equal("yes", await harness.AskAsync(s_plan));
        var fifth = harness.AskAsync(s_plan);

        Assert.Equal("yes", await harness.RunAsync(fifth));
        Assert.InRange(harness.AskedAtSeconds[^1], 0, 5);
    }

    [Fact]
    public async Task Ask_MaxConcurrency_FirstComeFirstServed()
    {
        List<string> served = [];
        var harness = new CallHarness().Model("a", new ModelFacts { MaxConcurrency = 1 }, r =>
        {
            served.Add(r.Messages[0].Text);
            return Late(1);
        });
        var call = harness.Bind(s_plan);

        await harness.RunAsync(Task.WhenAll(Enumerable.Range(0, 5).Select(i => call.AskAsync([new(Microsoft.Extensions.AI.ChatRole.User, $"{i}")], default))));

        Assert.Equal(["0", "1", "2", "3", "4"], served);
        Assert.Equal([0, 1, 2, 3, 4], harness.AskedAtSeconds.Select(s => Math.Round(s)));
    }

    [Fact]
    public async Task Ask_WaitingForASlotPastTheDeadline_Fails()
    {
        var harness = new CallHarness().Model("a", new ModelFacts { MaxConcurrency = 1 }, Late(100));
        var first = harness.AskAsync(s_plan);

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(s_plan with { Timeout = new() { TotalSeconds = 5 } })));

        Assert.Equal(LlmErrorKind.RateLimit, e.Kind);
        Assert.Equal("yes", await harness.RunAsync(first, 1));
    }

    [Fact]
    public async Task Ask_CancelledWhileWaiting_ItsTurnGoesToTheNext()
    {
        var harness = new CallHarness().Model("a", new ModelFacts { MaxConcurrency = 1 }, Late(10));
        using var source = new CancellationTokenSource();
        var first = harness.AskAsync(s_plan);
        var second = harness.AskAsync(s_plan, null, source.Token);
        var third = harness.AskAsync(s_plan);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        await harness.RunAsync(Task.WhenAll(first, third));
        Assert.InRange(harness.AskedAtSeconds[1], 10, 10.5);
    }

    [Fact]
    public async Task Ask_LimiterOfTheUser_IsAskedForEachAttemptAndGivenBack()
    {
        using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 10, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        var harness = new CallHarness().Model("a", Late(1)).Configure(b => b.LimitModel("a", limiter));

        await harness.RunAsync(Task.WhenAll(Enumerable.Range(0, 3).Select(_ => harness.AskAsync(s_plan))));

        Assert.Equal([0, 1, 2], harness.AskedAtSeconds.Select(s => Math.Round(s)));
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public void LimitModel_Twice_SaysSo()
    {
        using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        var builder = LlmRuntime.CreateBuilder().LimitModel("a", limiter);

        Assert.Contains("'a' are already limited", Assert.Throws<ArgumentException>(() => builder.LimitModel("a", limiter)).Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever the arrivals, no minute holds more than the bucket and its refill, and nobody overtakes.</summary>
    [Fact]
    public void RateBucket_AnyArrivals_KeepsTheRateAndTheOrder() =>
        Gen.Select(Gen.Int[1, 100], Gen.Double[0, 5].Array[1, 200]).Sample((perMinute, gaps) =>
        {
            var clock = new FakeTimeProvider();
            var bucket = new RateBucket(perMinute, clock);
            var start = clock.GetTimestamp();
            List<double> served = [];
            foreach (var gap in gaps)
            {
                clock.Advance(TimeSpan.FromSeconds(gap));
                var now = clock.GetTimestamp();
                Assert.True(bucket.TryTake(1, now, long.MaxValue, out var wait));
                served.Add((double)(now - start + wait) / clock.TimestampFrequency);
            }

            Assert.Equal(served.Order(), served);
            for (var i = 0; i < served.Count; i++)
            {
                var until = served[i] + 60;
                var inWindow = served.Skip(i).Count(s => s < until - 1e-3);
                Assert.True(inWindow <= (2 * perMinute) + 1, $"{inWindow} in a minute of {perMinute}");
                Assert.True(i < perMinute || served[i] - served[i - perMinute] >= 0);
            }

            // In the long run the refill is all there is.
            Assert.True(served.Count <= perMinute + ((served[^1] * perMinute / 60) + 1));
        });

    [Fact]
    public void RateBucket_AfterAnHourOfRest_HoldsAMinutesWorth()
    {
        var clock = new FakeTimeProvider();
        var bucket = new RateBucket(10, clock);
        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => bucket.TryTake(1, clock.GetTimestamp(), 0, out var _)));
    }

    [Fact]
    public void RateBucket_RefusedTake_TakesNothing()
    {
        var clock = new FakeTimeProvider();
        var bucket = new RateBucket(10, clock);
        Assert.True(bucket.TryTake(10, clock.GetTimestamp(), 0, out _));

        Assert.False(bucket.TryTake(5, clock.GetTimestamp(), 0, out var wait));

        Assert.Equal(30, (double)wait / clock.TimestampFrequency);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(5, bucket.Available(clock.GetTimestamp()));
    }
}
