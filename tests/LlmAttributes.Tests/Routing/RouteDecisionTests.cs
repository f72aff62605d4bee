using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Tracing;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.Selection)]
public sealed class RouteDecisionTests : IDisposable
{
    private readonly TelemetryRecorder _recorder = new();

    public void Dispose() => _recorder.Dispose();

    [Theory]
    [InlineData(RouteStrategy.Cost, "cheapest", "small")]
    [InlineData(RouteStrategy.Speed, "fastest", "mid")]
    [InlineData(RouteStrategy.Quality, "best", "big")]
    [InlineData(RouteStrategy.RoundRobin, "turn", "big")]
    public async Task Explain_Strategy_TellsReasonAndChoice(RouteStrategy strategy, string reason, string chosen)
    {
        var decision = await Routes.Three().ExplainAsync(Routes.By(strategy));

        Assert.Equal(("IDesk.AskAsync", strategy, reason, chosen), (decision.Call, decision.Strategy, decision.Reason, decision.Chosen));
        Assert.Equal(3, decision.Order.Count);
    }

    [Theory]
    [InlineData(RouteStrategy.RoundRobin)]
    [InlineData(RouteStrategy.Weighted)]
    [InlineData(RouteStrategy.LeastBusy)]
    [InlineData(RouteStrategy.LowestLatency)]
    [InlineData(RouteStrategy.Sticky)]
    public async Task Explain_ThenAsk_AsksWhomItNamed(RouteStrategy strategy)
    {
        var harness = Routes.Three();
        var call = harness.Bind(Routes.By(strategy).With(r => r with { Weights = [0.2, 0.3, 0.5] }));
        for (var i = 0; i < 20; i++)
        {
            await call.ExplainAsync(CallHarness.Messages, null, null, default, default);
            var explained = await call.ExplainAsync(CallHarness.Messages, null, null, default, default);
            await call.AskAsync(CallHarness.Messages, default);

            Assert.Equal(explained.Chosen, harness.Asked[^1]);
        }
    }

    [Fact]
    public async Task Explain_FilteredModels_AreListedWithTheirCauses()
    {
        var plan = Routes.By(RouteStrategy.Cost).With(r => r with { MinQuality = 0.6, MaxUsdPerCall = 0.01m }) with { Fallback = [new(["small"])] };

        var decision = await Routes.Three().ExplainAsync(plan);

        Assert.Equal(["mid", "small"], decision.Order);
        Assert.Equal([RouteConstraint.Quality, RouteConstraint.Price], decision.Filtered.Select(f => f.Constraint));
    }

    [Fact]
    public async Task ToString_Decision_IsATable()
    {
        var plan = Routes.By(RouteStrategy.Quality).With(r => r with { MaxUsdPerCall = 0.01m });

        Assert.Equal(
            "IDesk.AskAsync: 'mid' by Quality (best)\n  1. mid  0.7\n  2. small  0.5\n  -  big  $0.015033 is above $0.01",
            (await Routes.Three().ExplainAsync(plan)).ToString());
    }

    [Fact]
    public async Task Explain_NobodyMayAnswer_ChoosesNobody()
    {
        var decision = await Routes.Three().ExplainAsync(Routes.By(RouteStrategy.Cost).With(r => r with { MaxUsdPerCall = 0.0000001m }));

        Assert.Null(decision.Chosen);
        Assert.StartsWith("IDesk.AskAsync: nobody by Cost (fallback)", decision.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ModelNamedByTheCaller_IsFirst()
    {
        var decision = await Routes.Three().ExplainAsync(Routes.By(RouteStrategy.Cost), new() { Model = "big" });

        Assert.Equal(("big", "named"), (Assert.Single(decision.Order), decision.Reason));
    }

    [Fact]
    public async Task Explain_CallWithoutRoute_NamesItsModels()
    {
        var decision = await Routes.Three().ExplainAsync(CallHarness.Plan with { Model = "mid", Fallback = [new(["big"])] });

        Assert.Equal(["mid", "big"], decision.Order);
        Assert.Equal("none", decision.Reason);
    }

    [Fact]
    public async Task Explain_UnhealthyModel_IsLastWithItsCause()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.Say("b"));
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = "a", CircuitBreaker = true }));

        var decision = await harness.ExplainAsync(Routes.By(RouteStrategy.Cost, "a", "b") with { CircuitBreaker = true });

        Assert.Equal(["b", "a"], decision.Order);
        Assert.Equal(("a", RouteConstraint.Health), (Assert.Single(decision.Filtered).Model, decision.Filtered[0].Constraint));
    }

    [Fact]
    public async Task Ask_Traced_PutsReasonAndFilteredOnTheSpan()
    {
        await Routes.Three().AskAsync(Routes.By(RouteStrategy.Quality).With(r => r with { MaxUsdPerCall = 0.01m }) with { Trace = true });

        var span = _recorder.Span("IDesk.AskAsync");
        Assert.Equal(("Quality", "mid", "best"), (span.GetTagItem("llmattributes.route.strategy"), span.GetTagItem("llmattributes.route.selected"), span.GetTagItem("llmattributes.route.reason")));
        Assert.Equal(new[] { "'big': $0.015033 is above $0.01" }, span.GetTagItem("llmattributes.route.filtered"));
    }

    [Fact]
    public async Task Ask_Traced_CountsTheDecision()
    {
        var harness = Routes.Three();
        var plan = Routes.By(RouteStrategy.Cost) with { Trace = true };
        await harness.AskAsync(plan);
        await harness.AskAsync(plan, new() { Model = "big" });

        var decisions = _recorder.Measurements.Where(m => m.Instrument.Name == "llmattributes.client.routes").Select(m => m.Tags).ToArray();
        Assert.Equal([("small", "cheapest"), ("big", "named")], decisions.Select(t => ((string)t["llmattributes.route.selected"]!, (string)t["llmattributes.route.reason"]!)));
        Assert.All(decisions, t => Assert.Equal(("IDesk", "AskAsync", "Cost"), (t["llmattributes.client"], t["llmattributes.method"], t["llmattributes.route.strategy"])));
    }

    [Fact]
    public async Task Ask_WithoutRoute_CountsNoDecision()
    {
        await Routes.Three().AskAsync(CallHarness.Plan with { Model = "mid", Trace = true });

        Assert.DoesNotContain(_recorder.Measurements, m => m.Instrument.Name == "llmattributes.client.routes");
    }
}
