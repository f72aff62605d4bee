using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.Fallback)]
public class RouteFallbackTests
{
    private static async Task<CallHarness> BrokenAsync(string broken, params string[] models)
    {
        var harness = new CallHarness();
        foreach (var key in models)
            harness.Model(key, null, r => key == broken && r.Call < 5 ? Failures.Status(500) : ScriptedReply.Say(key));
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = broken, CircuitBreaker = true }));
        harness.Asked.Clear();
        return harness;
    }

    private static CallPlan Guarded(RouteStrategy strategy, params string[] models) => Routes.By(strategy, models) with { CircuitBreaker = true };

    [Theory]
    [InlineData(RouteStrategy.Cost)]
    [InlineData(RouteStrategy.Weighted)]
    [InlineData(RouteStrategy.LeastBusy)]
    [InlineData(RouteStrategy.LowestLatency)]
    [InlineData(RouteStrategy.Sticky)]
    public async Task Ask_FirstModelFails_TheNextAnswersWithTheSameMessages(RouteStrategy strategy)
    {
        List<string> seen = [];
        var harness = new CallHarness()
            .Model("a", null, r => { seen.Add(r.UserText); return seen.Count == 1 ? Failures.Status(500) : ScriptedReply.Say("ok"); })
            .Model("b", null, r => { seen.Add(r.UserText); return seen.Count == 1 ? Failures.Status(500) : ScriptedReply.Say("ok"); });

        Assert.Equal("ok", await harness.AskAsync(Routes.By(strategy, "a", "b").With(r => r with { Weights = [0.5, 0.5] }), new() { StickyKey = "k" }));
        Assert.Equal(["the secret prompt", "the secret prompt"], seen);
    }

    [Theory]
    [InlineData(RouteStrategy.Balanced)]
    [InlineData(RouteStrategy.Weighted)]
    [InlineData(RouteStrategy.LeastBusy)]
    [InlineData(RouteStrategy.LowestLatency)]
    [InlineData(RouteStrategy.Sticky)]
    public async Task Ask_AllFail_EachIsAskedOnceThenTheChain(RouteStrategy strategy)
    {
        var harness = Routes.Three(Failures.Status(500)).Model("spare", Failures.Status(500));
        var plan = Routes.By(strategy).With(r => r with { Weights = [1, 1, 1] }) with { Fallback = [new(["spare"])] };

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(plan));

        Assert.Equal(LlmErrorKind.AllFailed, e.Kind);
        Assert.Equal(4, harness.Asked.Distinct().Count());
        Assert.Equal((4, "spare"), (harness.Asked.Count, harness.Asked[^1]));
    }

    [Fact]
    public async Task Ask_BreakerIsOpen_TheModelIsAskedLast()
    {
        var harness = await BrokenAsync("a", "a", "b", "c");

        Assert.Equal("b", await harness.AskAsync(Guarded(RouteStrategy.Cost, "a", "b", "c")));
        Assert.Equal(["b"], harness.Asked);
    }

    [Fact]
    public async Task Ask_BreakerIsOpen_ItsTurnsGoToAllOthers()
    {
        var harness = await BrokenAsync("a", "a", "b", "c");

        await Routes.SharesAsync(harness, Guarded(RouteStrategy.RoundRobin, "a", "b", "c"), 100);

        Assert.Equal((50, 50), (harness.Asked.Count(m => m == "b"), harness.Asked.Count(m => m == "c")));
    }

    [Fact]
    public async Task Ask_BreakIsOver_TheModelHasItsPlaceAgain()
    {
        var harness = await BrokenAsync("a", "a", "b");
        harness.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("a", await harness.AskAsync(Guarded(RouteStrategy.Cost, "a", "b")));
    }

    [Fact]
    public async Task Ask_OnlyTheBrokenModelIsLeft_SaysOverloaded()
    {
        var harness = await BrokenAsync("a", "a");

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Guarded(RouteStrategy.Cost, "a")));

        Assert.Equal((LlmErrorKind.Overloaded, 0), (e.Kind, harness.Asked.Count));
    }

    [Fact]
    public async Task Ask_NobodyFits_TheChainForThatErrorAnswers()
    {
        var harness = new CallHarness()
            .Model("short", new ModelFacts() { ContextWindow = 50 }, ScriptedReply.Say("s"))
            .Model("other", new ModelFacts() { ContextWindow = 50 }, ScriptedReply.Say("o"))
            .Model("long", ScriptedReply.Say("l"));
        var plan = Routes.By(RouteStrategy.Cost, "short") with { Fallback = [new(["other"]) { On = ErrorKinds.RateLimit }, new(["long"]) { On = ErrorKinds.ContextLength }] };

        Assert.Equal("l", await harness.Bind(plan).AskAsync([new(ChatRole.User, new string('x', 1_000))], default));
        Assert.Equal(["long"], harness.Asked);
    }

    [Fact]
    public async Task Ask_NobodyFitsAndNoChainForIt_SaysWhy()
    {
        var harness = new CallHarness().Model("short", new ModelFacts() { ContextWindow = 50 }, ScriptedReply.Say("s")).Model("other", ScriptedReply.Say("o"));
        var plan = Routes.By(RouteStrategy.Cost, "short") with { Fallback = [new(["other"]) { On = ErrorKinds.RateLimit }] };

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.Bind(plan).AskAsync([new(ChatRole.User, new string('x', 1_000))], default));

        Assert.Equal(LlmErrorKind.ContextLength, e.Kind);
        Assert.Contains("'short': context window 50 is below the ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_FirstModelFails_TheNextStreams()
    {
        var harness = new CallHarness().Model("a", null, _ => Failures.Status(500)).Model("b", ScriptedReply.Say("one two"));
        var stream = harness.BindStream(Routes.By(RouteStrategy.LowestLatency, "a", "b"));

        for (var i = 0; i < 4; i++)
            Assert.Equal("one two", string.Concat(await stream.Texts(CallHarness.Messages, null, null, default).ToListAsync()));
        Assert.Contains("a", harness.Asked);
    }

    [Fact]
    public async Task Ask_HedgedWithOpenOrder_AsksEachModelOnce()
    {
        var gate = new Gate();
        var harness = new CallHarness();
        foreach (var key in (string[])["a", "b", "c"])
            harness.Model(key, null, _ => ScriptedReply.Say("x") with { BeforeAnswer = harness.Asked.Count < 3 ? Pause.Until(gate) : null });

        var plan = Routes.By(RouteStrategy.LowestLatency, "a", "b", "c") with { Hedge = new() { DelaySeconds = 1, MaxHedges = 2, MaxSurcharge = 10 } };

        Assert.Equal("x", await harness.RunAsync(harness.AskAsync(plan)));
        Assert.Equal((3, 3), (harness.Asked.Count, harness.Asked.Distinct().Count()));
        gate.Open();
    }
}
