using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Ensembles;

public class StagedStrategyTests
{
    private static readonly ConsensusStages s_stages = new ConsensusStagesTrainer(new() { AcceptAgreement = true, LatestStageWins = true }).Train(
        Enumerable.Range(0, 400).Select(static i => new RecordedBallot(new Dictionary<string, string>
        {
            ["cheap"] = i % 5 == 0 ? "wrong" : "right", ["fair"] = i % 4 == 0 ? "other" : "right", ["strong"] = "right",
        }) { Correct = "right" }), [["fair", "cheap"], ["strong"]]);

    private static CallHarness Models(string cheap, string fair, string strong)
    {
        var harness = new CallHarness().Configure(static b => b.UseStages("IDesk.AskAsync", s_stages));
        foreach (var (key, answer) in new[] { ("cheap", cheap), ("fair", fair), ("strong", strong) })
            harness.Model(key, Priced.At(1, 1), ScriptedReply.Say(answer, 10, 10));
        return harness;
    }

    private static Task<EnsembleResponse<string>> AskAsync(CallHarness harness, params string[] members) =>
        harness.RunAsync(harness.Bind(CallHarness.Plan with { Ensemble = new(MergeStrategy.Cascade, members) }).AskEnsembleAsync(CallHarness.Messages, default));

    [Fact]
    public async Task Ask_FirstStageAgrees_EndsThere()
    {
        var harness = Models("right", "right", "no");

        var response = await AskAsync(harness, "cheap", "fair", "strong");

        Assert.Equal(("right", 1, 0.00004m), (response.Value, response.Metrics.SavedCalls, response.Cost.Usd));
        Assert.Equal(["cheap", "fair"], harness.Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ask_FirstStageInDoubt_TheLastDecides()
    {
        var response = await AskAsync(Models("wrong", "other", "right"), "strong", "fair", "cheap");

        Assert.Equal(("right", "strong", 0), (response.Value, response.Model, response.Metrics.SavedCalls));
        Assert.InRange(response.Confidence, 0.3, 1);
    }

    [Fact]
    public async Task Ask_FirstStageFails_TheNextIsAsked()
    {
        var harness = new CallHarness().Configure(static b => b.UseStages("IDesk.AskAsync", s_stages));
        harness.Model("cheap", Failures.Status(500)).Model("fair", Failures.Status(500)).Model("strong", ScriptedReply.Say("right"));

        Assert.Equal("right", (await AskAsync(harness, "cheap", "fair", "strong")).Value);
    }

    [Fact]
    public void Bind_OtherMembersThanLearned_IsAFault() => Assert.Contains(
        "has other members than the stages learned for it ('cheap', 'fair', 'strong')",
        Assert.Throws<LlmConfigurationException>(() => Models("x", "x", "x").Bind(CallHarness.Plan with { Ensemble = new(MergeStrategy.Cascade, ["cheap", "strong"]) })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void UseStages_TwiceForACall_IsRefused() => Assert.Throws<ArgumentException>(static () => LlmRuntime.CreateBuilder().UseStages("c", s_stages).UseStages("c", s_stages));

    [Fact]
    public async Task Run_WithoutARuntime_AsksInTheOrderOfTheStages()
    {
        List<string> asked = [];
        var ensembler = new Ensembler<string>(new() { Strategy = new StagedStrategy<string>(s_stages) });

        var response = await ensembler.RunAsync([Member("strong"), Member("cheap"), Member("fair")]);

        Assert.Equal(["fair", "cheap"], asked);
        Assert.Equal((MergeStrategy.Cascade, 1), (response.Strategy, response.Metrics.SavedCalls));

        EnsembleMember<string> Member(string name) => new(name, _ =>
        {
            asked.Add(name);
            return new("right");
        });
    }
}
