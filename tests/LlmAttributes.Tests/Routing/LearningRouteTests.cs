using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.IntelligentSelection)]
public class LearningRouteTests
{
    private static readonly Lazy<LearnedRoute> s_learned = new(() => new RouteTrainer().Train(Outcomes()));

    private static readonly CallPlan s_adaptive = Routes.By(RouteStrategy.Adaptive, "a", "b").With(r => r with { Tasks = [new(0, "Prose", []), new(1, "Sums", [])] });

    // Whoever is asked about code is good at it, and bad at anything else.
    private static IEnumerable<RouteOutcome> Outcomes()
    {
        string[] code = ["fix the bug in this function", "write a loop in python", "refactor the class and its methods", "compile error in the function call"];
        string[] prose = ["write a poem about the sea", "a letter to my grandmother", "describe the autumn forest", "tell a story of an old sailor"];
        for (var i = 0; i < 40; i++)
        {
            foreach (var model in (string[])["coder", "poet"])
            {
                yield return new() { Prompt = $"{code[i % 4]} {i}", Model = model, Quality = model == "coder" ? 1 : 0.1 };
                yield return new() { Prompt = $"{prose[i % 4]} {i}", Model = model, Quality = model == "poet" ? 1 : 0.1 };
            }
        }
    }

    private static CallHarness Learned() => new CallHarness()
        .Model("poet", Priced.At(9, 9), ScriptedReply.Say("x")).Model("coder", Priced.At(1, 1), ScriptedReply.Say("x")).Model("new", ScriptedReply.Say("x"))
        .Configure(b => b.UseLearnedRoute(s_learned.Value));

    private static Task<RouteDecision> AboutAsync(string prompt, Func<RoutePlan, RoutePlan>? change = null) =>
        Learned().Bind(Routes.By(RouteStrategy.Learned, "new", "poet", "coder").With(change ?? (r => r)))
            .ExplainAsync([new(ChatRole.System, "You help."), new(ChatRole.User, prompt)], null, null, default, default).AsTask();

    [Theory]
    [InlineData("please fix the bug in my python function", "coder")]
    [InlineData("a poem about the autumn sea", "poet")]
    public async Task Ask_Learned_GoesToWhoIsGoodAtSuchPrompts(string prompt, string chosen) => Assert.Equal(chosen, (await AboutAsync(prompt)).Chosen);

    [Fact]
    public async Task Explain_Learned_PutsUnknownModelsLast()
    {
        var decision = await AboutAsync("a poem about the autumn sea");

        Assert.Equal(("new", "predicted"), (decision.Order[^1], decision.Reason));
        Assert.Equal(["poet", "coder"], decision.Scores.Keys);
    }

    [Fact]
    public async Task Ask_LearnedWithCostWeight_WeighsThePriceAgainstTheQuality() =>
        Assert.Equal("coder", (await AboutAsync("a poem about the autumn sea", r => r with { CostWeight = 5 })).Chosen);

    [Fact]
    public void Bind_LearnedWithoutRoute_IsAFault()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => Routes.Three().Bind(Routes.By(RouteStrategy.Learned)));

        Assert.Equal("'IDesk.AskAsync' routes by what was learned, but the runtime has no learned route; call LlmRuntimeBuilder.UseLearnedRoute.", Assert.Single(e.Faults));
    }

    [Fact]
    public void UseLearnedRoute_TwiceForOneCall_IsRefused() =>
        Assert.Throws<ArgumentException>(() => LlmRuntime.CreateBuilder().UseLearnedRoute(s_learned.Value, "IDesk.AskAsync").UseLearnedRoute(s_learned.Value, "IDesk.AskAsync"));

    [Fact]
    public async Task Ask_AdaptiveAfterFailures_GoesToWhoAnswers()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.Say("x"));
        await Routes.SharesAsync(harness, s_adaptive, 100);

        Assert.InRange(harness.Asked.Count(m => m == "a"), 1, 20);
    }

    [Fact]
    public async Task ReportQuality_ByTask_ChangesTheOrderOfThatTask()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("a")).Model("b", ScriptedReply.Say("b"));
        var call = harness.Bind(s_adaptive);
        for (var i = 0; i < 200; i++)
        {
            var result = await call.AskResultAsync(CallHarness.Messages, null, null, default(RouteKeys).For(i % 2), default);
            Assert.True(result.ReportQuality(result.Model == "a" == (i % 2 == 0) ? 0.9 : 0.2));
        }

        Assert.Equal(["a", "b"], (await harness.ExplainAsync(s_adaptive, keys: default(RouteKeys).For(0))).Order);
        Assert.Equal(["b", "a"], (await harness.ExplainAsync(s_adaptive, keys: default(RouteKeys).For(1))).Order);
        Assert.InRange(harness.Asked[^50..].Where((m, i) => m == (i % 2 == 0 ? "a" : "b")).Count(), 40, 50);
    }

    [Fact]
    public async Task ReportQuality_OnTheRuntime_FindsTheCall()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("a")).Model("b", ScriptedReply.Say("b"));
        harness.Bind(s_adaptive);
        for (var i = 0; i < 20; i++)
            Assert.True(harness.Runtime.ReportQuality("IDesk.AskAsync", "b", 0.1) & harness.Runtime.ReportQuality("IDesk.AskAsync", "a", 0.9));

        var decision = await harness.ExplainAsync(s_adaptive);

        Assert.Equal(("a", "adapted"), (decision.Chosen, decision.Reason));
        Assert.True(decision.Scores["a"] > 0.8 && decision.Scores["b"] < 0.3);
    }

    [Theory]
    [InlineData("IDesk.Other", "a")]
    [InlineData("IDesk.AskAsync", "c")]
    public void ReportQuality_UnknownCallOrModel_LearnsNothing(string call, string model)
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("a")).Model("b", ScriptedReply.Say("b"));
        harness.Bind(s_adaptive);

        Assert.False(harness.Runtime.ReportQuality(call, model, 0.5));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public async Task ReportQuality_OutOfRange_IsRefused(double quality)
    {
        var result = await Routes.Three().AskResultAsync(Routes.By(RouteStrategy.Cost));

        Assert.Throws<ArgumentOutOfRangeException>(() => result.ReportQuality(quality));
        Assert.False(result.ReportQuality(0.5));
    }

    [Fact]
    public async Task Bind_SameCallTwice_KeepsWhatWasLearned()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.Say("x"));
        await Routes.SharesAsync(harness, s_adaptive, 50);

        Assert.Equal("b", (await harness.ExplainAsync(s_adaptive)).Chosen);
    }

    [Fact]
    public async Task Ask_QualityAtTheKindOfTask_GoesBeforeTheGeneralOne()
    {
        var harness = new CallHarness()
            .Model("broad", new ModelFacts() { Quality = 0.8, TaskQuality = new Dictionary<string, double> { ["Sums"] = 0.3 } }, ScriptedReply.Say("x"))
            .Model("narrow", new ModelFacts() { Quality = 0.6, TaskQuality = new Dictionary<string, double> { ["Sums"] = 0.9 } }, ScriptedReply.Say("x"));
        var plan = Routes.By(RouteStrategy.Quality, "broad", "narrow").With(r => r with { Tasks = [new(0, "Prose", []), new(1, "Sums", [])] });

        Assert.Equal("broad", (await harness.ExplainAsync(plan, keys: default(RouteKeys).For(0))).Chosen);
        Assert.Equal("narrow", (await harness.ExplainAsync(plan, keys: default(RouteKeys).For(1))).Chosen);
        Assert.Equal("narrow", (await harness.ExplainAsync(Routes.By(RouteStrategy.Quality, "broad", "narrow"), new() { TaskType = "sums" })).Chosen);
    }
}
