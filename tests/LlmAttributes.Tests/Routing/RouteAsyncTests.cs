using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

/// <summary>Routes and time: who decides at once, who is awaited, and calls that run side by side.</summary>
[Trait(RouteGroup.Trait, RouteGroup.Async)]
public class RouteAsyncTests
{
    private static ScriptedReply Late(ScriptedReply reply, double seconds) => reply with { BeforeAnswer = Pause.ForSeconds(seconds) };

    [Theory]
    [InlineData(RouteStrategy.Cost)]
    [InlineData(RouteStrategy.RoundRobin)]
    [InlineData(RouteStrategy.LeastBusy)]
    [InlineData(RouteStrategy.LowestLatency)]
    [InlineData(RouteStrategy.Sticky)]
    public void Ask_BuiltInStrategy_AsksBeforeTheCallReturns(RouteStrategy strategy)
    {
        var harness = Routes.Three(ScriptedReply.Say("x") with { BeforeAnswer = Pause.Until(new Gate()) });

        var running = harness.AskAsync(Routes.By(strategy));

        Assert.False(running.IsCompleted);
        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Ask_AsyncRouter_NobodyIsAskedBeforeItHasChosen()
    {
        var gate = new Gate();
        var harness = Routes.Three().Configure(b => b.AddRouter(new LateRouter(gate)));
        var running = harness.AskResultAsync(CallHarness.Plan with { Route = new(RouteStrategy.Router, ["big", "small", "mid"]) { Router = new(typeof(LateRouter), null) } });
        await gate.Reached;
        Assert.Empty(harness.Asked);

        gate.Open();

        Assert.Equal("mid", (await running).Model);
    }

    [Fact]
    public async Task Ask_ChainOfSlowFailures_EachIsAwaitedBeforeTheNext()
    {
        var harness = new CallHarness()
            .Model("a", Late(Failures.Status(500), 2)).Model("b", Late(Failures.Status(500), 3)).Model("c", Late(ScriptedReply.Say("c"), 1));

        var result = await harness.RunAsync(harness.AskResultAsync(Routes.By(RouteStrategy.RoundRobin, "a", "b") with { Fallback = [new(["c"])] }));

        Assert.Equal(["a", "b", "c"], result.Attempts.Select(a => a.Model));
        Assert.Equal([0, 2, 5], harness.AskedAtSeconds.Select(s => Math.Round(s)));
    }

    [Fact]
    public async Task Ask_ManyCallsAtOnce_EachWalksItsOwnChain()
    {
        var harness = new CallHarness().Model("a", Late(Failures.Status(500), 1)).Model("b", Late(Failures.Status(500), 2)).Model("c", Late(ScriptedReply.Say("c"), 1));
        var call = harness.Bind(Routes.By(RouteStrategy.RoundRobin, "a", "b") with { Fallback = [new(["c"])] });
        var running = Enumerable.Range(0, 40).Select(_ => call.AskResultAsync(CallHarness.Messages, null, null, default)).ToList();

        var results = await harness.RunAsync(Task.WhenAll(running));

        Assert.Equal(20, results.Count(r => r.Attempts.Select(a => a.Model).SequenceEqual(["a", "b", "c"])));
        Assert.Equal(20, results.Count(r => r.Attempts.Select(a => a.Model).SequenceEqual(["b", "a", "c"])));
    }

    [Fact]
    public async Task Texts_ChainOfSlowFailures_TheLastStreams()
    {
        var harness = new CallHarness().Model("a", Late(Failures.Status(500), 2)).Model("b", Late(ScriptedReply.SayInChunks("x", "y"), 1));
        var stream = harness.BindStream(Routes.By(RouteStrategy.Cost, "a", "b")).Texts(CallHarness.Messages, null, null, default);

        Assert.Equal(["x", "y"], await harness.RunAsync(stream.ToListAsync().AsTask()));
        Assert.Equal(["a", "b"], harness.Asked);
    }

    [Fact]
    public async Task Ask_CancelledWithinTheChain_NobodyElseIsAsked()
    {
        using var cancel = new CancellationTokenSource();
        var gate = new Gate();
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.Say("b") with { BeforeAnswer = Pause.Until(gate) }).Model("c", ScriptedReply.Say("c"));
        var running = harness.AskAsync(Routes.By(RouteStrategy.RoundRobin, "a", "b", "c"), null, cancel.Token);
        await gate.Reached;

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(["a", "b"], harness.Asked);
    }

    private sealed class LateRouter(Gate gate) : ILlmRouter
    {
        public async ValueTask<RouteDecision> SelectAsync(RouteRequest request, CancellationToken cancellationToken)
        {
            await gate.WaitAsync(cancellationToken);
            return request.Choose(["mid"]);
        }
    }
}
