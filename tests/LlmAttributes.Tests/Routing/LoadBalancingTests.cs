using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.LoadBalancing)]
public class LoadBalancingTests
{
    private const int Calls = 10_000;

    private static CallPlan Weighted(params double[] weights) => Routes.By(RouteStrategy.Weighted).With(r => r with { Weights = weights });

    [Fact]
    public async Task Ask_RoundRobin_GivesEachAThird() =>
        Assert.All(await Routes.SharesAsync(Routes.Three(), Routes.By(RouteStrategy.RoundRobin), Calls), share => Assert.InRange(share.Value, 33, 34));

    [Theory]
    [InlineData(0.5, 0.3, 0.2)]
    [InlineData(0.9, 0.09, 0.01)]
    [InlineData(70, 20, 10)]
    [InlineData(1, 1, 1)]
    public async Task Ask_Weighted_KeepsTheSharesWithinOnePoint(double big, double small, double mid)
    {
        var shares = await Routes.SharesAsync(Routes.Three(), Weighted(big, small, mid), Calls);

        var sum = big + small + mid;
        Assert.InRange(shares["big"] - (100 * big / sum), -1, 1);
        Assert.InRange(shares["small"] - (100 * small / sum), -1, 1);
        Assert.InRange(shares["mid"] - (100 * mid / sum), -1, 1);
    }

    [Fact]
    public async Task Ask_Weighted_KeepsTheSharesOfAnyHundredCallsWithinThree()
    {
        var harness = Routes.Three();
        await Routes.SharesAsync(harness, Weighted(0.5, 0.3, 0.2), Calls);

        Assert.All(harness.Asked.Chunk(100), hundred => Assert.InRange(hundred.Count(m => m == "big"), 47, 53));
    }

    [Fact]
    public async Task Ask_WeightOfZero_IsAskedOnlyAfterTheOthers()
    {
        var harness = new CallHarness()
            .Model("big", Failures.Status(500)).Model("small", Failures.Status(500)).Model("mid", ScriptedReply.Say("last"));

        Assert.Equal("last", await harness.AskAsync(Weighted(0.5, 0.5, 0)));
        Assert.Equal("mid", harness.Asked[^1]);
        Assert.Equal(3, harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_WeightedWithAModelLeftOut_SharesAmongTheOthers()
    {
        var plan = Weighted(0.5, 0.3, 0.2).With(r => r with { MaxUsdPerCall = 0.01m });

        var shares = await Routes.SharesAsync(Routes.Three(), plan, Calls);

        Assert.Equal(2, shares.Count);
        Assert.InRange(shares["small"], 59, 61);
    }

    [Theory]
    [InlineData("'IDesk.AskAsync' has 2 weights for 3 models; set one for each.", new[] { 0.5, 0.5 })]
    [InlineData("'IDesk.AskAsync' has weights that are negative or all 0; make each 0 or more, and one positive.", new[] { 0.5, -0.5, 1 })]
    [InlineData("'IDesk.AskAsync' has weights that are negative or all 0; make each 0 or more, and one positive.", new double[] { 0, 0, 0 })]
    public void Bind_WrongWeights_IsAFault(string fault, double[] weights) =>
        Assert.Equal(fault, Assert.Single(Assert.Throws<LlmConfigurationException>(() => Routes.Three().Bind(Weighted(weights))).Faults));

    [Fact]
    public void Bind_NoWeights_IsAFault() =>
        Assert.Equal(
            "'IDesk.AskAsync' routes by weights but sets none; set 'Weights', one for each model.",
            Assert.Single(Assert.Throws<LlmConfigurationException>(() => Routes.Three().Bind(Routes.By(RouteStrategy.Weighted))).Faults));

    [Fact]
    public async Task Ask_LeastBusy_GoesToWhoHasFewestUnderWay()
    {
        var gate = new Gate();
        var harness = Routes.Three(ScriptedReply.Say("yes") with { BeforeAnswer = Pause.Until(gate) });
        var call = harness.Bind(Routes.By(RouteStrategy.LeastBusy));

        Task[] running = [.. Enumerable.Range(0, 9).Select(_ => call.AskAsync(CallHarness.Messages, default))];

        Assert.All(harness.Asked.CountBy(m => m), share => Assert.Equal(3, share.Value));
        gate.Open();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task Ask_LeastBusy_CountsCallsThatHaveNoRoute()
    {
        var gate = new Gate();
        var harness = Routes.Three(ScriptedReply.Say("yes") with { BeforeAnswer = Pause.Until(gate) });
        var route = harness.Bind(Routes.By(RouteStrategy.LeastBusy, "big", "small"));
        var plain = harness.Bind(CallHarness.Plan with { Model = "big" });

        Task[] plainCalls = [plain.AskAsync(CallHarness.Messages, default), plain.AskAsync(CallHarness.Messages, default)];
        Task[] routed = [route.AskAsync(CallHarness.Messages, default), route.AskAsync(CallHarness.Messages, default)];

        Assert.Equal(["big", "big", "small", "small"], harness.Asked);
        gate.Open();
        await Task.WhenAll([.. plainCalls, .. routed]);
    }

    [Fact]
    public async Task Ask_LeastBusyWhenEndedOnes_ForgetsThem()
    {
        var harness = Routes.Three();
        var call = harness.Bind(Routes.By(RouteStrategy.LeastBusy));
        for (var i = 0; i < 30; i++)
            await call.AskAsync(CallHarness.Messages, default);

        Assert.All(harness.Asked.CountBy(m => m), share => Assert.Equal(10, share.Value));
        Assert.All((await harness.ExplainAsync(Routes.By(RouteStrategy.LeastBusy))).Scores, score => Assert.Equal(0, score.Value));
    }

    [Fact]
    public async Task Ask_LeastBusyAtItsLimit_ComesLast()
    {
        var gate = new Gate();
        var reply = ScriptedReply.Say("yes") with { BeforeAnswer = Pause.Until(gate) };
        var harness = new CallHarness().Model("one", new ModelFacts() { MaxConcurrency = 1 }, reply).Model("many", reply);
        var call = harness.Bind(Routes.By(RouteStrategy.LeastBusy, "one", "many"));

        Task[] running = [.. Enumerable.Range(0, 4).Select(_ => call.AskAsync(CallHarness.Messages, default))];

        Assert.Equal(1, harness.Asked.Count(m => m == "one"));
        gate.Open();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task Ask_LeastBusyAboveItsTokensPerMinute_ComesLastUntilTheMinuteIsOver()
    {
        var harness = new CallHarness()
            .Model("used", new ModelFacts() { TokensPerMinute = 1_000_000 }, ScriptedReply.Say("u", 900_000, 100_000)).Model("free", ScriptedReply.Say("f"));
        var call = harness.Bind(Routes.By(RouteStrategy.LeastBusy, "used", "free"));
        for (var i = 0; i < 4; i++)
            await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal(["used", "free", "free", "free"], harness.Asked);
        harness.Clock.Advance(TimeSpan.FromSeconds(70));
        for (var i = 0; i < 2; i++)
            await call.AskAsync(CallHarness.Messages, default);
        Assert.Contains("used", harness.Asked[4..]);
    }
}
