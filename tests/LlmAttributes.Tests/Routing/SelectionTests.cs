using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.Selection)]
public class SelectionTests
{
    [Theory]
    [InlineData(1.0, 0.0, 0.0, "small")]
    [InlineData(0.0, 1.0, 0.0, "mid")]
    [InlineData(0.0, 0.0, 1.0, "big")]
    [InlineData(0.4, 0.4, 0.2, "mid")]
    public async Task Ask_Balanced_WeighsCostSpeedAndQuality(double cost, double speed, double quality, string chosen)
    {
        var plan = Routes.By(RouteStrategy.Balanced).With(r => r with { CostWeight = cost, SpeedWeight = speed, QualityWeight = quality });

        Assert.Equal(chosen, (await Routes.Three().AskResultAsync(plan)).Model);
    }

    [Fact]
    public async Task Explain_BalancedWithoutWeights_CountsAThirdEach()
    {
        var decision = await Routes.Three().ExplainAsync(Routes.By(RouteStrategy.Balanced));

        // Price on a logarithmic scale: small 1, big 0. Speed: mid 1, big 0. Quality: big 1, small 0.
        Assert.Equal("mid", decision.Chosen);
        Assert.Equal(1.0 / 3, decision.Scores["big"], 6);
        Assert.Equal((Math.Log(18 / 5.0) / Math.Log(18 / 0.5) + 1 + 0.5) / 3, decision.Scores["mid"], 6);
    }

    [Fact]
    public async Task Ask_BalancedUnknownFacts_CountNothing()
    {
        var harness = Routes.Three().Model("mystery", ScriptedReply.Say("x"));

        Assert.Equal("mystery", (await harness.ExplainAsync(Routes.By(RouteStrategy.Balanced, "mystery", "small", "mid", "big"))).Order[^1]);
    }

    [Fact]
    public async Task Ask_MaxUsdPerCall_LeavesDearModelsOut()
    {
        // 1,000 tokens of output where none are declared: big costs 0.015, mid 0.004.
        var plan = Routes.By(RouteStrategy.Quality).With(r => r with { MaxUsdPerCall = 0.01m });

        Assert.Equal("mid", (await Routes.Three().AskResultAsync(plan)).Model);
    }

    [Fact]
    public async Task Ask_MaxUsdPerCallWithDeclaredOutput_CountsThat()
    {
        var plan = Routes.By(RouteStrategy.Quality).With(r => r with { MaxUsdPerCall = 0.01m }) with { Options = new() { MaxOutputTokens = 100 } };

        Assert.Equal("big", (await Routes.Three().AskResultAsync(plan)).Model);
    }

    [Fact]
    public async Task Ask_MaxUsdPerCallOnUnpricedModel_LeavesItOut()
    {
        var harness = Routes.Three().Model("mystery", new ModelFacts() { Quality = 1 }, ScriptedReply.Say("x"));
        var plan = Routes.By(RouteStrategy.Quality, "mystery", "small").With(r => r with { MaxUsdPerCall = 1 });

        Assert.Equal("small", (await harness.AskResultAsync(plan)).Model);
        Assert.Equal("'mystery': its price is unknown, at most $1 is allowed", Assert.Single((await harness.ExplainAsync(plan)).Filtered).ToString());
    }

    [Fact]
    public async Task Ask_InputAboveTheWindow_GoesToALargerOne()
    {
        var harness = new CallHarness()
            .Model("short", Routes.Small with { ContextWindow = 100 }, ScriptedReply.Say("s"))
            .Model("long", Routes.Big with { ContextWindow = 100_000 }, ScriptedReply.Say("l"));
        var call = harness.Bind(Routes.By(RouteStrategy.Cost, "short", "long"));

        Assert.Equal("s", await call.AskAsync([new(ChatRole.User, "short")], default));
        Assert.Equal("l", await call.AskAsync([new(ChatRole.User, new string('x', 4_000))], default));
        Assert.Equal(["short", "long"], harness.Asked);
    }

    [Fact]
    public async Task Ask_OutputThatDoesNotFitBesideTheInput_GoesToALargerOne()
    {
        var harness = new CallHarness()
            .Model("short", Routes.Small with { ContextWindow = 1_000 }, ScriptedReply.Say("s"))
            .Model("long", Routes.Big, ScriptedReply.Say("l"));

        Assert.Equal("l", await harness.AskAsync(Routes.By(RouteStrategy.Cost, "short", "long") with { Options = new() { MaxOutputTokens = 1_000 } }));
    }

    [Fact]
    public async Task Ask_CallersLargestOutput_CountsBeforeTheDeclaredOne()
    {
        var harness = new CallHarness()
            .Model("short", Routes.Small with { ContextWindow = 1_000 }, ScriptedReply.Say("s"))
            .Model("long", Routes.Big, ScriptedReply.Say("l"));
        var plan = Routes.By(RouteStrategy.Cost, "short", "long") with { Options = new() { MaxOutputTokens = 1_000 } };

        Assert.Equal("s", await harness.Bind(plan).AskAsync(CallHarness.Messages, new() { MaxOutputTokens = 100 }, null, default));
    }

    [Fact]
    public async Task Ask_NobodySatisfiesTheConstraints_ListsEachCandidateWithItsCause()
    {
        var harness = Routes.Three();
        var plan = Routes.By(RouteStrategy.Cost).With(r => r with { MinQuality = 0.6, MaxUsdPerCall = 0.001m });

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(plan));

        Assert.Equal(
            "'IDesk.AskAsync' has no candidate that satisfies its route ('small': quality 0.5 is below 0.6; 'mid': $0.004011 is above $0.001; 'big': $0.015033 is above $0.001); " +
            "relax the constraints of [RouteBy], or add a model.",
            e.Message);
        Assert.Equal((LlmErrorKind.Budget, 0), (e.Kind, harness.Asked.Count));
    }

    [Fact]
    public async Task Ask_BudgetThatDoesNotPayForTheInput_LeavesTheModelOut()
    {
        var harness = Routes.Three().Model("dear", Priced.At(3_000, 3_000) with { Quality = 1 }, ScriptedReply.Say("x"));
        var plan = Routes.By(RouteStrategy.Quality, "dear", "small") with { Budget = new() { PerCallUsd = 0.001m } };

        var result = await harness.AskResultAsync(plan);

        Assert.Equal("small", Assert.Single(result.Attempts).Model);
        Assert.Equal(RouteConstraint.Budget, Assert.Single((await harness.ExplainAsync(plan)).Filtered).Constraint);
    }

    [Fact]
    public void Bind_SeventeenModels_IsAFault()
    {
        var harness = new CallHarness();
        string[] keys = [.. Enumerable.Range(0, 17).Select(i => $"m{i}")];
        foreach (var key in keys)
            harness.Model(key, ScriptedReply.Say("x"));

        var e = Assert.Throws<LlmConfigurationException>(() => harness.Bind(Routes.By(RouteStrategy.Cost, keys)));

        Assert.Equal("'IDesk.AskAsync' routes to 17 models; name at most 16.", Assert.Single(e.Faults));
    }

    [Fact]
    public async Task Ask_SixteenModels_WalksAllOfThem()
    {
        var harness = new CallHarness();
        string[] keys = [.. Enumerable.Range(0, 16).Select(i => $"m{i:d2}")];
        foreach (var key in keys)
            harness.Model(key, Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Routes.By(RouteStrategy.RoundRobin, keys)));

        Assert.Equal(keys, harness.Asked);
    }
}
