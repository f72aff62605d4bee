using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.IntelligentSelection)]
public class IntelligentSelectionTests
{
    private static CallPlan ByTask(params string[] others) => CallHarness.Plan with
    {
        Route = new(RouteStrategy.TaskType, others) { Tasks = [new(0, "Classify", ["small"]), new(1, "Write", ["big", "mid"]), new(7, "Translate", ["mid", "big"])] },
    };

    private static CallPlan ByLength(params string[] others) => CallHarness.Plan with
    {
        Route = new(RouteStrategy.InputLength, others) { Bands = [new(1_000, ["mid"]), new(100, ["small"]), new(10_000, ["big", "mid"])] },
    };

    private static async Task<string> AskLongAsync(CallPlan plan, int letters) =>
        await Routes.Three().Bind(plan).ExplainAsync([new(ChatRole.User, Words(letters))], null, null, default, default) is { Chosen: { } chosen } ? chosen : "nobody";

    [Theory]
    [InlineData(0, "small")]
    [InlineData(1, "big")]
    [InlineData(7, "mid")]
    public async Task Ask_TaskType_AsksTheModelsOfItsRow(int task, string chosen)
    {
        var harness = Routes.Three();

        await harness.Bind(ByTask()).AskAsync(CallHarness.Messages, null, null, default(RouteKeys).For(task), default);

        Assert.Equal([chosen], harness.Asked);
    }

    [Fact]
    public async Task Ask_TaskTypeFails_WalksItsRowThenTheModelsForAll()
    {
        var harness = Routes.Three(Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.Bind(ByTask("small")).AskAsync(CallHarness.Messages, null, null, default(RouteKeys).For(1), default));

        Assert.Equal(["big", "mid", "small"], harness.Asked);
    }

    [Fact]
    public async Task Ask_TaskWithoutRow_AsksTheModelsForAll() =>
        Assert.Equal(["mid"], (await Routes.Three().ExplainAsync(ByTask("mid"), keys: default(RouteKeys).For(3))).Order);

    [Fact]
    public async Task Ask_TaskWithoutRowAndNoModelsForAll_SaysSo()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => Routes.Three().Bind(ByTask()).AskAsync(CallHarness.Messages, null, null, default(RouteKeys).For(3), default));

        Assert.Contains("'small': not named for this kind of task", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Write", "big")]
    [InlineData("translate", "mid")]
    public async Task Ask_TaskOfTheOptions_GoesBeforeTheParameter(string task, string chosen) =>
        Assert.Equal(chosen, (await Routes.Three().ExplainAsync(ByTask(), new() { TaskType = task }, default(RouteKeys).For(0))).Chosen);

    [Fact]
    public async Task Explain_TaskType_TellsWhoIsNotNamed()
    {
        var decision = await Routes.Three().ExplainAsync(ByTask(), keys: default(RouteKeys).For(0));

        Assert.Equal("task", decision.Reason);
        Assert.Equal([("big", RouteConstraint.TaskType), ("mid", RouteConstraint.TaskType)], decision.Filtered.Select(f => (f.Model, f.Constraint)));
    }

    [Theory]
    [InlineData(10, "small")]
    [InlineData(2_000, "mid")]
    [InlineData(20_000, "big")]
    [InlineData(400_000, "nobody")]
    public async Task Ask_InputLength_TakesTheShortestBandThatHoldsIt(int letters, string chosen) => Assert.Equal(chosen, await AskLongAsync(ByLength(), letters));

    // The estimator takes a repeated letter for few tokens, so words.
    private static string Words(int letters) => string.Concat(Enumerable.Repeat("word ", letters / 5));

    [Fact]
    public async Task Ask_InputAboveAllBands_AsksTheModelsForAll() => Assert.Equal("mid", await AskLongAsync(ByLength("mid"), 400_000));

    [Fact]
    public async Task Ask_InputLengthFails_WalksTheLongerBands()
    {
        var harness = Routes.Three(Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(ByLength()));

        Assert.Equal(["small", "mid", "big"], harness.Asked);
    }

    [Fact]
    public async Task Ask_FactsOfTrafficChange_TheChoiceFollows()
    {
        var gate = new Gate();
        var harness = Routes.Three(ScriptedReply.Say("x") with { BeforeAnswer = Pause.Until(gate) });
        var call = harness.Bind(Routes.By(RouteStrategy.LeastBusy));
        var first = call.AskAsync(CallHarness.Messages, default);

        Assert.NotEqual(harness.Asked[0], (await call.ExplainAsync(CallHarness.Messages, null, null, default, default)).Chosen);
        gate.Open();
        await first;
        Assert.Equal(0, (await call.ExplainAsync(CallHarness.Messages, null, null, default, default)).Scores[harness.Asked[0]]);
    }

    [Theory]
    [InlineData(RouteStrategy.TaskType, "'IDesk.AskAsync' routes by task type but names no models for any; add [RouteTask].")]
    [InlineData(RouteStrategy.InputLength, "'IDesk.AskAsync' routes by input length but names no models for any; add [RouteBand].")]
    public void Bind_NoTable_IsAFault(RouteStrategy strategy, string fault) =>
        Assert.Equal(fault, Assert.Single(Assert.Throws<LlmConfigurationException>(() => Routes.Three().Bind(Routes.By(strategy))).Faults));
}
