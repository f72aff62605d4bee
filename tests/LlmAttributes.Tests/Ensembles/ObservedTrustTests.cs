using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Ensembles;

public sealed class ObservedTrustTests
{
    private static readonly EnsemblePlan s_consensus = new(MergeStrategy.WeightedConsensus, ["a", "b", "c"]);

    [Fact]
    public async Task Feedback_MergedAnswerIsRight_JudgesVotesForItRightAndOthersWrong()
    {
        var harness = Three("x", "x", "y");

        await FeedbackAsync(harness, s_consensus with { Strategy = MergeStrategy.MajorityVote }, 1);

        Assert.Equal([("a", 1L, 1.0), ("b", 1L, 1.0), ("c", 1L, 0.0)], harness.Runtime.Quality.Snapshot().Select(static s => (s.Model, s.Judged, s.JudgedMean!.Value)));
    }

    [Fact]
    public async Task Feedback_MergedAnswerIsWrong_TellsNothingOfThoseWhoVotedForAnother()
    {
        var harness = Three("x", "x", "y");

        await FeedbackAsync(harness, s_consensus with { Strategy = MergeStrategy.MajorityVote }, 0);

        Assert.Equal([("a", 0.0), ("b", 0.0)], harness.Runtime.Quality.Snapshot().Select(static s => (s.Model, s.JudgedMean!.Value)));
    }

    [Fact]
    public async Task Feedback_TextsInOtherWords_JudgesTheWinnerAlone()
    {
        var harness = Three("the sky is blue", "blue is the sky", "the sky is quite blue");

        var response = await FeedbackAsync(harness, s_consensus, 1);

        Assert.Equal(response.Model, Assert.Single(harness.Runtime.Quality.Snapshot()).Model);
    }

    [Fact]
    public async Task Feedback_SamplesOfOneModel_JudgeItOnce()
    {
        var harness = Three("x", "x", "y");

        await FeedbackAsync(harness, new(MergeStrategy.MajorityVote, ["a"]) { Samples = 3 }, 1);

        Assert.Equal(1, Assert.Single(harness.Runtime.Quality.Snapshot()).Judged);
    }

    [Fact]
    public async Task Ask_HeavyMemberIsJudgedWrong_LosesItsWeight()
    {
        var harness = new CallHarness().Model("a", Quality(0.9), ScriptedReply.Say("yes")).Model("b", Quality(0.55), ScriptedReply.Say("no"));
        var plan = new EnsemblePlan(MergeStrategy.WeightedConsensus, ["a", "b"]);
        Assert.Equal("yes", (await AskAsync(harness, plan)).Value);

        Judge(harness, "a", 0);
        Judge(harness, "b", 1);

        Assert.Equal("no", (await AskAsync(harness, plan)).Value);
    }

    [Fact]
    public async Task Ask_NothingDeclared_WeighsAlikeUntilSomethingIsSeen()
    {
        var harness = Three("yes", "no", "no");
        Assert.Equal("no", (await AskAsync(harness, s_consensus)).Value);

        Judge(harness, "a", 1);
        Judge(harness, "b", 0);
        Judge(harness, "c", 0);

        Assert.Equal("yes", (await AskAsync(harness, s_consensus)).Value);
    }

    [Fact]
    public async Task Ask_WeightsDeclaredOfMembers_StayAsTheyAre()
    {
        var harness = Three("yes", "no", "no");
        Judge(harness, "a", 0);

        Assert.Equal("yes", (await AskAsync(harness, s_consensus with { Details = [new("a") { Weight = 5 }] })).Value);
    }

    [Fact]
    public async Task Ask_SwitchedOff_KeepsToWhatIsDeclared()
    {
        var harness = Three("yes", "no", "no").Configure(static b => b.QualityMonitor.TeachesEnsembles = false);
        Judge(harness, "a", 1);
        Judge(harness, "b", 0);
        Judge(harness, "c", 0);

        Assert.Equal("no", (await AskAsync(harness, s_consensus)).Value);
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(1, 1)]
    public async Task Ask_CascadeWhoseFirstMemberWasJudged_GoesOnOrStopsByIt(double judged, int saved)
    {
        var harness = new CallHarness().Model("a", Quality(0.9), ScriptedReply.Say("yes")).Model("b", Quality(0.95), ScriptedReply.Say("no"));
        Judge(harness, "a", judged);

        var response = await AskAsync(harness, new(MergeStrategy.Cascade, ["a", "b"]) { ConfidenceTarget = 0.6 });

        Assert.Equal(saved, response.Metrics.SavedCalls);
    }

    private static ModelFacts Quality(double quality) => new() { Quality = quality };

    private static CallHarness Three(string a, string b, string c) =>
        new CallHarness().Model("a", ScriptedReply.Say(a)).Model("b", ScriptedReply.Say(b)).Model("c", ScriptedReply.Say(c));

    private static Task<EnsembleResponse<string>> AskAsync(CallHarness harness, EnsemblePlan plan) =>
        harness.RunAsync(harness.Bind(CallHarness.Plan with { Ensemble = plan }).AskEnsembleAsync(CallHarness.Messages, default));

    private static async Task<EnsembleResponse<string>> FeedbackAsync(CallHarness harness, EnsemblePlan plan, double score)
    {
        var response = await AskAsync(harness, plan);
        Assert.True(await harness.Runtime.Quality.FeedbackAsync(response.ResultId!, score));
        return response;
    }

    private static void Judge(CallHarness harness, string model, double score)
    {
        for (var i = 0; i < 40; i++)
            harness.Runtime.Quality.Judge("IDesk.AskAsync", model, score);
    }
}
