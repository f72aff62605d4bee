using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class BulkheadTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Bulkhead = new() { MaxConcurrency = 2, MaxQueued = 1 } };

    private static CallHarness Harness() => new CallHarness().Model("a", ScriptedReply.Say("yes") with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(10)) });

    [Fact]
    public async Task Ask_MoreThanMayRun_WaitTheirTurn()
    {
        var harness = Harness();
        var call = harness.Bind(s_plan);

        await harness.RunAsync(Task.WhenAll(Enumerable.Range(0, 3).Select(_ => call.AskAsync(CallHarness.Messages, default))));

        Assert.Equal([0, 0, 10], harness.AskedAtSeconds.Select(s => Math.Round(s)));
    }

    [Fact]
    public async Task Ask_MoreThanMayWait_AreRefusedAtOnce()
    {
        var harness = Harness();
        var call = harness.Bind(s_plan);
        var running = Enumerable.Range(0, 3).Select(_ => call.AskAsync(CallHarness.Messages, default)).ToArray();

        var e = await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, default));

        Assert.Equal(LlmErrorKind.RateLimit, e.Kind);
        Assert.Contains("'IDesk.AskAsync' has 2 runs under way and 1 waiting", e.Message, StringComparison.Ordinal);
        await harness.RunAsync(Task.WhenAll(running));
    }

    [Fact]
    public async Task Ask_TotalPassesWhileWaiting_IsATimeout()
    {
        var harness = Harness();
        var call = harness.Bind(s_plan with { Timeout = new() { TotalSeconds = 15 } });
        var running = Enumerable.Range(0, 2).Select(_ => call.AskAsync(CallHarness.Messages, default)).ToArray();
        harness.Clock.Advance(TimeSpan.FromSeconds(1));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(call.AskAsync(CallHarness.Messages, null, new() { TimeoutSeconds = 5 }, default)));

        Assert.Equal(LlmErrorKind.Timeout, e.Kind);
        await harness.RunAsync(Task.WhenAll(running));
    }

    [Fact]
    public async Task Ask_FailedRun_GivesItsPlaceBack()
    {
        var harness = new CallHarness().Model("a", Failures.Status(401));
        var call = harness.Bind(s_plan with { Bulkhead = new() { MaxConcurrency = 1, MaxQueued = 0 } });

        for (var i = 0; i < 3; i++)
            Assert.Equal(LlmErrorKind.Authentication, (await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, default))).Kind);
    }

    [Fact]
    public async Task Texts_StreamHoldsItsPlaceUntilItIsRead()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("one two"));
        var stream = harness.BindStream(s_plan with { Bulkhead = new() { MaxConcurrency = 1, MaxQueued = 0 } });
        await using var first = stream.Texts(CallHarness.Messages, null, null, default).GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());

        await Assert.ThrowsAsync<LlmException>(async () => await stream.Texts(CallHarness.Messages, null, null, default).ToListAsync());
        await first.DisposeAsync();

        Assert.Equal("one two", string.Concat(await stream.Texts(CallHarness.Messages, null, null, default).ToListAsync()));
    }
}
