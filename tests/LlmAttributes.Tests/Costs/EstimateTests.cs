using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Costs;

public class EstimateTests
{
    private static readonly ModelFacts s_cheap = Priced.At(1, 2) with { MaxOutputTokens = 1_000 };
    private static readonly ModelFacts s_dear = Priced.At(10, 20) with { MaxOutputTokens = 1_000 };

    private static LlmCostEstimate Estimate(CallHarness harness, CallPlan plan) => harness.Bind(plan).Estimate(CallHarness.Messages);

    private static decimal Usd(long input, long output, ModelFacts facts) => Price.From(facts)!.Of(new(input, output)).Usd;

    [Fact]
    public void Estimate_OneModel_SpansFromOneTokenToTheLargestOutput()
    {
        var estimate = Estimate(new CallHarness().Model("fast", s_cheap, ScriptedReply.Say("x")), CallHarness.Plan with { Model = "fast" });

        Assert.Equal(("fast", 1_000, 250L, false, 1), (estimate.Model, estimate.MaxOutputTokens!.Value, estimate.TypicalOutputTokens, estimate.IsTypicalRecorded, estimate.MaxAttempts));
        Assert.Equal(Usd(estimate.Input.Tokens, 1, s_cheap), estimate.Min.Usd);
        Assert.Equal(Usd(estimate.Input.Tokens, 250, s_cheap), estimate.Typical.Usd);
        Assert.Equal(Usd(estimate.Input.UpperBound, 1_000, s_cheap), estimate.Max.Usd);
    }

    [Fact]
    public async Task Estimate_AfterAnswers_ExpectsTheirMean()
    {
        var harness = new CallHarness().Model("fast", s_cheap, ScriptedReply.Say("x", 10, 30), ScriptedReply.Say("x", 10, 50));
        var call = harness.Bind(CallHarness.Plan with { Model = "fast" });
        await call.AskAsync(CallHarness.Messages, default);
        await call.AskAsync(CallHarness.Messages, default);

        var estimate = call.Estimate(CallHarness.Messages);
        Assert.Equal((40L, true), (estimate.TypicalOutputTokens, estimate.IsTypicalRecorded));
    }

    [Fact]
    public void Estimate_DeclaredOutput_LimitsIt()
    {
        var estimate = Estimate(new CallHarness().Model("fast", s_cheap, ScriptedReply.Say("x")), CallHarness.Plan with { Model = "fast", Options = new() { MaxOutputTokens = 100 } });

        Assert.Equal((100, 25L), (estimate.MaxOutputTokens!.Value, estimate.TypicalOutputTokens));
        Assert.Equal(10, new CallHarness().Model("fast", s_cheap, ScriptedReply.Say("x")).Bind(CallHarness.Plan with { Model = "fast" }).Estimate(CallHarness.Messages, new() { MaxOutputTokens = 10 }).MaxOutputTokens);
    }

    [Fact]
    public void Estimate_RetriesAndFallbacks_CountForTheMost()
    {
        var harness = new CallHarness().Model("fast", s_cheap, ScriptedReply.Say("x")).Model("large", s_dear, ScriptedReply.Say("x"));
        var estimate = Estimate(harness, CallHarness.Plan with { Model = "large", Fallback = [new(["fast"])], Retry = new() { MaxAttempts = 2 } });

        Assert.Equal(("large", 4), (estimate.Model, estimate.MaxAttempts));
        Assert.Equal(Usd(estimate.Input.Tokens, 1, s_cheap), estimate.Min.Usd);
        Assert.Equal(Usd(estimate.Input.Tokens, 250, s_dear), estimate.Typical.Usd);
        Assert.Equal(4 * Usd(estimate.Input.UpperBound, 1_000, s_dear), estimate.Max.Usd);
    }

    [Fact]
    public void Estimate_Budget_IsTheMost() =>
        Assert.Equal(0.001m, Estimate(new CallHarness().Model("fast", s_dear, ScriptedReply.Say("x")), CallHarness.Plan with { Model = "fast", Budget = new() { PerCallUsd = 0.001m } }).Max.Usd);

    [Fact]
    public void Estimate_Ensemble_PaysAllMembers()
    {
        var harness = new CallHarness().Model("fast", s_cheap, ScriptedReply.Say("x")).Model("large", s_dear, ScriptedReply.Say("x"));
        var estimate = Estimate(harness, CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, ["fast", "large"]) });

        Assert.Equal(Usd(estimate.Input.Tokens, 250, s_cheap) + Usd(estimate.Input.Tokens, 250, s_dear), estimate.Typical.Usd);
    }

    [Fact]
    public void Estimate_UnknownPriceOrOutput_IsUnknown()
    {
        var unpriced = Estimate(new CallHarness().Model("fast", new ModelFacts(), ScriptedReply.Say("x")), CallHarness.Plan with { Model = "fast" });
        Assert.False(unpriced.Min.IsKnown || unpriced.Typical.IsKnown || unpriced.Max.IsKnown);

        var unlimited = Estimate(new CallHarness().Model("fast", Priced.At(1, 1), ScriptedReply.Say("x")), CallHarness.Plan with { Model = "fast" });
        Assert.Equal((500L, true, false), (unlimited.TypicalOutputTokens, unlimited.Typical.IsKnown, unlimited.Max.IsKnown));
        Assert.Equal($"{unlimited.Min} to unknown, typically {unlimited.Typical}", unlimited.ToString());
    }

    [Fact]
    public void Own_AnotherImplementation_IsRefused() =>
        Assert.Contains("is no generated client", Assert.Throws<ArgumentException>(() => Contracts.Own<CallHarness>("x")).Message, StringComparison.Ordinal);
}
