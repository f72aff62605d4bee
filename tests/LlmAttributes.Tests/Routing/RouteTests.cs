using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.Selection)]
public class RouteTests
{
    private static CallHarness Three(params ScriptedReply[] script)
    {
        var reply = script.Length == 0 ? [ScriptedReply.Say("yes")] : script;
        return new CallHarness()
            .Model("small", new() { InputUsdPerMillionTokens = 0.1m, OutputUsdPerMillionTokens = 0.4m, Quality = 0.5, TokensPerSecond = 90 }, reply)
            .Model("mid", new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 4, Quality = 0.7, TokensPerSecond = 200 }, reply)
            .Model("big", new() { InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 15, Quality = 0.9, TokensPerSecond = 40 }, reply);
    }

    private static CallPlan By(RouteStrategy strategy, double? minQuality = null) =>
        CallHarness.Plan with { Route = new(strategy, ["big", "small", "mid"]) { MinQuality = minQuality } };

    [Theory]
    [InlineData(RouteStrategy.Cost, "small", "mid", "big")]
    [InlineData(RouteStrategy.Speed, "mid", "small", "big")]
    [InlineData(RouteStrategy.Quality, "big", "mid", "small")]
    public async Task Ask_Strategy_OrdersTheCandidatesThatFailoverWalks(RouteStrategy strategy, params string[] order)
    {
        var harness = Three(Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(By(strategy)));

        Assert.Equal(order, harness.Asked);
    }

    [Fact]
    public async Task Ask_RoundRobin_SharesCallsEvenly()
    {
        var harness = Three();
        var call = harness.Bind(By(RouteStrategy.RoundRobin));

        for (var i = 0; i < 300; i++)
            await call.AskAsync(CallHarness.Messages, default);

        Assert.All(harness.Asked.CountBy(m => m), share => Assert.Equal(100, share.Value));
    }

    [Fact]
    public async Task Ask_RoundRobinOfSeveralProcesses_TakesTheSharedTurns()
    {
        var turns = new TurnList();
        var harness = Three().Configure(builder => builder.ShareTurns(turns));
        var call = harness.Bind(By(RouteStrategy.RoundRobin));

        Assert.Equal(["peek IDesk.AskAsync"], turns.Asked);
        foreach (var turn in (long[])[4, 3, long.MaxValue])
        {
            turns.Turn = turn;
            await call.AskAsync(CallHarness.Messages, default);
        }

        Assert.Equal(["small", "big", "big"], harness.Asked);
        Assert.Equal(3, turns.Asked.Count(static a => a == "take IDesk.AskAsync"));
    }

    [Fact]
    public async Task Ask_RoundRobinFails_WalksOnInTheCircle()
    {
        var harness = Three(Failures.Status(500));
        var call = harness.Bind(By(RouteStrategy.RoundRobin));

        await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, default));
        await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, default));

        Assert.Equal(["big", "small", "mid", "small", "mid", "big"], harness.Asked);
    }

    [Fact]
    public async Task Ask_RoundRobinWithFallback_FallbackComesLast()
    {
        var harness = Three(Failures.Status(500)).Model("spare", ScriptedReply.Say("spare"));
        var call = harness.Bind(By(RouteStrategy.RoundRobin) with { Fallback = [new(["spare"])] });

        Assert.Equal("spare", await call.AskAsync(CallHarness.Messages, default));
        Assert.Equal("spare", await call.AskAsync(CallHarness.Messages, default));
        Assert.Equal(["big", "small", "mid", "spare", "small", "mid", "big", "spare"], harness.Asked);
    }

    [Theory]
    [InlineData(0.6, "mid")]
    [InlineData(0.8, "big")]
    [InlineData(0.5, "small")]
    public async Task Ask_MinQuality_RemovesWeakModels(double minimum, string chosen)
    {
        var harness = Three();

        Assert.Equal(chosen, (await harness.AskResultAsync(By(RouteStrategy.Cost, minimum))).Model);
    }

    [Fact]
    public void Bind_NobodyIsGoodEnough_ListsEachModelWithItsQuality()
    {
        var harness = Three().Model("mystery", ScriptedReply.Say("x"));
        var plan = CallHarness.Plan with { Route = new(RouteStrategy.Cost, ["small", "mystery"]) { MinQuality = 0.95 } };

        var e = Assert.Throws<LlmConfigurationException>(() => harness.Bind(plan));

        Assert.Equal("'IDesk.AskAsync' has no candidate that satisfies its route ('small': quality 0.5 is below 0.95; 'mystery': its quality is unknown, 0.95 is needed); relax the constraints of [RouteBy], or add a model.", Assert.Single(e.Faults));
    }

    [Theory]
    [InlineData(RouteStrategy.Cost)]
    [InlineData(RouteStrategy.Speed)]
    [InlineData(RouteStrategy.Quality)]
    public async Task Ask_UnknownFact_ComesLast(RouteStrategy strategy)
    {
        var harness = Three().Model("mystery", ScriptedReply.Say("x"));
        var plan = CallHarness.Plan with { Route = new(strategy, ["mystery", "big"]) };

        Assert.Equal("big", (await harness.AskResultAsync(plan)).Model);
    }

    [Theory]
    [InlineData(RouteStrategy.Cost)]
    [InlineData(RouteStrategy.Speed)]
    [InlineData(RouteStrategy.Quality)]
    public async Task Ask_EqualFacts_KeepTheDeclaredOrder(RouteStrategy strategy)
    {
        var facts = new ModelFacts { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 1, Quality = 1, TokensPerSecond = 1 };
        var harness = new CallHarness();
        string[] keys = ["d", "a", "c", "b", "e"];
        foreach (var key in keys)
            harness.Model(key, facts, Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Route = new(strategy, keys) }));

        Assert.Equal(keys, harness.Asked);
    }

    [Fact]
    public async Task Ask_FreeModel_IsTheCheapest()
    {
        var harness = new CallHarness().Model("paid", Priced.At(1, 1), ScriptedReply.Say("p")).Model("free", Priced.At(0, 0), ScriptedReply.Say("f"));

        Assert.Equal("f", await harness.AskAsync(CallHarness.Plan with { Route = new(RouteStrategy.Cost, ["paid", "free"]) }));
    }

    [Fact]
    public async Task Ask_ModelListedTwice_IsAskedOnce()
    {
        var harness = Three(Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Route = new(RouteStrategy.Cost, ["small", "small", "mid"]) }));

        Assert.Equal(["small", "mid"], harness.Asked);
    }

    [Fact]
    public async Task Ask_ModelChosenByTheCaller_OverridesTheRoute()
    {
        var harness = Three();

        Assert.Equal("big", (await harness.AskResultAsync(By(RouteStrategy.Cost), new() { Model = "big" })).Model);
    }

    [Fact]
    public void Bind_SeveralModelsWithoutClient_ReportsAllOfThem()
    {
        var harness = new CallHarness();

        var e = Assert.Throws<LlmConfigurationException>(() => harness.Bind(By(RouteStrategy.Cost) with { Fallback = [new(["other"])] }));

        Assert.Equal(4, e.Faults.Count);
        Assert.All(e.Faults, fault => Assert.StartsWith("'IDesk.AskAsync' names model '", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Bind_NoModelAndNoDefault_TellsTheThreeWaysOut()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => new CallHarness().Bind(CallHarness.Plan));

        Assert.Contains("add [Model] or [RouteBy], or call LlmRuntimeBuilder.UseDefault", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ConcurrentRoundRobin_LosesNoTurn()
    {
        var harness = Three();
        var call = harness.Bind(By(RouteStrategy.RoundRobin));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 300; i++)
                await call.AskAsync(CallHarness.Messages, default);
        })));

        Assert.All(harness.Asked.CountBy(m => m), share => Assert.Equal(800, share.Value));
    }

    private sealed class TurnList : ITurnStore
    {
        public List<string> Asked { get; } = [];

        public long Turn { get; set; }

        public long Take(string route)
        {
            Asked.Add($"take {route}");
            return Turn;
        }

        public long Peek(string route)
        {
            Asked.Add($"peek {route}");
            return Turn;
        }
    }
}
