using CsCheck;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class RetryTests
{
    private static CallPlan Plan(RetryPlan retry, TimeoutPlan? timeout = null) => CallHarness.Plan with { Model = "a", Retry = retry, Timeout = timeout };

    [Fact]
    public async Task Ask_PassingErrorTwice_SucceedsAtTheThirdAttempt()
    {
        var harness = new CallHarness().Model("a", Failures.Status(429), Failures.Status(500), ScriptedReply.Say("yes"));

        Assert.Equal("yes", await harness.RunAsync(harness.AskAsync(Plan(new() { MaxAttempts = 3 }))));
        Assert.Equal(3, harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_MaxAttempts_CountsTheFirst()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(Plan(new() { MaxAttempts = 2 }))));

        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_RetriesUsedUp_AdvisesMoreOfThemAndNotToAddThem()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500));

        var fault = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(Plan(new() { MaxAttempts = 2 }))));

        Assert.EndsWith("; raise MaxAttempts of [RetryWithBackoff] or add a fallback to another provider.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_OneAttempt_IsNoRetry()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(new() { MaxAttempts = 1 })));

        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Ask_NumbersLeftOut_TakesTheDefaults()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(Plan(new()))));

        Assert.Equal(RetryTimes.DefaultMaxAttempts, harness.Asked.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task Ask_PermanentError_IsNotRepeated(int status)
    {
        var harness = new CallHarness().Model("a", Failures.Status(status));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(new() { MaxAttempts = 5 })));

        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Ask_RetryAfter_ReplacesTheComputedWait()
    {
        var harness = new CallHarness().Model("a", Failures.RateLimit("7"), ScriptedReply.Say("yes"));

        await harness.RunAsync(harness.AskAsync(Plan(new() { BaseDelaySeconds = 0.1, MaxDelaySeconds = 1 })), stepSeconds: 0.5);

        Assert.Equal(0, harness.AskedAtSeconds[0]);
        Assert.InRange(harness.AskedAtSeconds[1], 7, 60);
    }

    [Fact]
    public async Task Ask_WaitThatPassesTheDeadline_FailsAtOnceWithTheLastError()
    {
        var harness = new CallHarness().Model("a", Failures.RateLimit("30"));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(new(), new() { TotalSeconds = 20 })));

        Assert.Equal((LlmErrorKind.RateLimit, 0), (e.Kind, harness.Clock.GetUtcNow().Second));
    }

    [Fact]
    public async Task Ask_WaitOfHoursWithoutDeadline_GoesToTheNextCandidate()
    {
        var harness = new CallHarness().Model("a", Failures.RateLimit("7200")).Model("b", ScriptedReply.Say("yes"));

        Assert.Equal("yes", await harness.AskAsync(Plan(new()) with { Fallback = [new(["b"])] }));
    }

    [Fact]
    public void Wait_EqualJitter_GrowsByFactorUpToItsCap()
    {
        var times = new RetryTimes(new() { BaseDelaySeconds = 1, Factor = 3, MaxDelaySeconds = 5, Jitter = RetryJitter.Equal }, new(1));
        double[] ceilings = [1, 3, 5, 5];

        for (var i = 0; i < ceilings.Length; i++)
            Assert.InRange(times.Wait(i + 1, null).TotalSeconds, ceilings[i] / 2, ceilings[i]);
    }

    [Fact]
    public void Wait_NoJitter_IsExact()
    {
        var times = new RetryTimes(new() { BaseDelaySeconds = 1, Factor = 3, MaxDelaySeconds = 5, Jitter = RetryJitter.None }, new(1));

        Assert.Equal([1, 3, 5, 5], Enumerable.Range(1, 4).Select(failures => times.Wait(failures, null).TotalSeconds));
    }

    [Fact]
    public void Wait_DecorrelatedJitter_StaysBetweenBaseAndThreeTimesTheWaitBefore() =>
        Gen.Select(Gen.Double[0.01, 5], Gen.Double[1, 4], Gen.Double[1, 60], Gen.ULong).Sample((baseDelay, factor, cap, seed) =>
        {
            var times = new RetryTimes(new() { BaseDelaySeconds = baseDelay, Factor = factor, MaxDelaySeconds = cap }, new(seed));
            var previous = TimeSpan.Zero;
            for (var failures = 1; failures < 8; failures++)
            {
                var wait = times.Wait(failures, previous, null);
                var longest = Math.Max(baseDelay, previous.TotalSeconds) * factor * 1.5;
                Assert.InRange(wait.TotalSeconds, Math.Min(baseDelay, cap) - 1e-6, Math.Min(longest, cap) + 1e-6);
                previous = wait;
            }
        });

    [Fact]
    public void Wait_DecorrelatedJitter_ReachesThreeTimesTheBase()
    {
        var times = new RetryTimes(new() { BaseDelaySeconds = 1, Factor = 2 }, new(1));
        var waits = Enumerable.Range(0, 1_000).Select(_ => times.Wait(1, TimeSpan.Zero, null).TotalSeconds).ToArray();

        Assert.InRange(waits.Max(), 2.9, 3);
        Assert.InRange(waits.Average(), 1.9, 2.1);
    }

    [Fact]
    public void Wait_SameSeed_SameWaits()
    {
        var first = new RetryTimes(new(), new(5));
        var second = new RetryTimes(new(), new(5));

        for (var i = 1; i < 10; i++)
            Assert.Equal(first.Wait(i, null), second.Wait(i, null));
    }

    [Theory]
    [InlineData(429, 5)]
    [InlineData(500, 2)]
    [InlineData(503, 4)]
    public async Task Ask_AttemptsOfOneKind_ReplaceMaxAttempts(int status, int attempts)
    {
        var harness = new CallHarness().Model("a", Failures.Status(status));

        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(Plan(new() { MaxAttempts = 3, RateLimitAttempts = 5, ServerErrorAttempts = 2, OverloadedAttempts = 4 }))));

        Assert.Equal(attempts, harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_MaxTotalAttempts_CapsTheCallOverAllCandidates()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", Failures.Status(500));
        var plan = Plan(new() { MaxAttempts = 3, MaxTotalAttempts = 4 }) with { Fallback = [new(["b"])] };

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(plan)));

        Assert.Equal(["a", "a", "a", "b"], harness.Asked);
        Assert.Equal(4, e.Attempts.Count);
    }

    [Fact]
    public async Task Ask_FewTotalAttempts_RetriesLeaveTheOthersTheirs()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", Failures.Status(500)).Model("c", ScriptedReply.Say("yes"));
        var plan = Plan(new() { MaxAttempts = 3, MaxTotalAttempts = 4 }) with { Fallback = [new(["b", "c"])] };

        Assert.Equal("yes", await harness.RunAsync(harness.AskAsync(plan)));
        Assert.Equal(["a", "a", "b", "c"], harness.Asked);
    }

    [Fact]
    public async Task Ask_MoreCandidatesThanTheDefaultTotal_AllAreAsked()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500));
        string[] chain = ["b", "c", "d", "e", "f", "g", "h"];
        foreach (var key in chain)
            harness.Model(key, key == "h" ? ScriptedReply.Say("yes") : Failures.Status(500));

        Assert.Equal("yes", await harness.RunAsync(harness.AskAsync(Plan(new()) with { Fallback = [new(chain)] })));
        Assert.Equal(8, harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_RetryAfterWithAnotherCandidate_IsNotSatOut()
    {
        var harness = new CallHarness().Model("a", Failures.RateLimit("7")).Model("b", ScriptedReply.Say("yes"));

        Assert.Equal("yes", await harness.AskAsync(Plan(new()) with { Fallback = [new(["b"])] }));
        Assert.Equal(["a", "b"], harness.Asked);
    }

    [Fact]
    public async Task Ask_EverybodyElseFailed_ComesBackAfterTheAskedWait()
    {
        var harness = new CallHarness().Model("a", Failures.RateLimit("7"), ScriptedReply.Say("back")).Model("b", Failures.Status(401));
        var plan = Plan(new(), new() { TotalSeconds = 30 }) with { Fallback = [new(["b"])] };

        Assert.Equal("back", await harness.RunAsync(harness.AskAsync(plan)));
        Assert.Equal(["a", "b", "a"], harness.Asked);
        Assert.InRange(harness.AskedAtSeconds[2], 7, 10);
    }

    [Fact]
    public async Task Ask_CameBackAsOftenAsAllowed_Fails()
    {
        var harness = new CallHarness().Model("a", Failures.RateLimit("2")).Model("b", Failures.Status(401));
        var plan = Plan(new() { MaxAttempts = 2 }, new() { TotalSeconds = 30 }) with { Fallback = [new(["b"])] };

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(plan)));

        Assert.Equal(["a", "b", "a"], harness.Asked);
        Assert.Equal((LlmErrorKind.AllFailed, 3), (e.Kind, e.Attempts.Count));
    }

    [Fact]
    public async Task Ask_CallerCancelsWhileWaiting_IsCancellation()
    {
        using var source = new CancellationTokenSource();
        var harness = new CallHarness().Model("a", Failures.RateLimit("7"));
        var asking = harness.AskAsync(Plan(new()), null, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Single(harness.Asked);
    }

    [Fact]
    public void NextDouble_ManyDraws_AreUniform()
    {
        var random = new RandomSource(3);
        var mean = Enumerable.Range(0, 100_000).Average(_ => random.NextDouble());

        Assert.InRange(mean, 0.495, 0.505);
    }

    [Fact]
    public async Task Ask_RetriedCall_BooksEveryAttempt()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 2), Failures.Status(500), ScriptedReply.Say("yes", 1_000, 100));

        var result = await harness.RunAsync(harness.AskResultAsync(Plan(new())));

        Assert.Equal([LlmErrorKind.ServerError, null], result.Attempts.Select(a => a.Error));
        Assert.Equal(0.0012m, result.Cost.Usd);
        Assert.Equal(2, Assert.Single(harness.Runtime.Costs.Snapshot().Entries).Attempts);
    }
}
