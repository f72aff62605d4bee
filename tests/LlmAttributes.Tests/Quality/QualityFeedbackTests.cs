using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Quality;

public sealed class QualityFeedbackTests
{
    [Fact]
    public async Task FeedbackAsync_KnownResult_JoinsItsCallAndTellsListeners()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say("yes"));
        var result = await harness.AskResultAsync(CallHarness.Plan with { Model = "fast" });
        List<QualityFeedbackEventArgs> told = [];
        harness.Runtime.Quality.FeedbackGiven += (_, e) => told.Add(e);

        Assert.True(await harness.Runtime.Quality.FeedbackAsync(result.ResultId!, isCorrect: false));

        var stats = Assert.Single(harness.Runtime.Quality.Snapshot());
        Assert.Equal(("IDesk.AskAsync", "fast", 1L, 0.0), (stats.Call, stats.Model, stats.Judged, stats.JudgedMean));
        Assert.Null(stats.Average);
        var feedback = Assert.Single(told);
        Assert.Equal((result.ResultId, "IDesk.AskAsync", "fast", 0.0), (feedback.ResultId, feedback.Call, feedback.Model, feedback.Score));
    }

    [Fact]
    public async Task FeedbackAsync_SecondTimeOrUnknown_IsFalse()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say("yes"));
        var result = await harness.AskResultAsync(CallHarness.Plan with { Model = "fast" });

        Assert.True(await harness.Runtime.Quality.FeedbackAsync(result.ResultId!, 0.5));
        Assert.False(await harness.Runtime.Quality.FeedbackAsync(result.ResultId!, 0.5));
        Assert.False(await harness.Runtime.Quality.FeedbackAsync("nobody's", 0.5));
        Assert.Equal(1, Assert.Single(harness.Runtime.Quality.Snapshot()).Judged);
    }

    [Fact]
    public async Task ResultId_TwoResults_AreDifferentAndStable()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say("yes"));
        var first = await harness.AskResultAsync(CallHarness.Plan with { Model = "fast" });
        var second = await harness.AskResultAsync(CallHarness.Plan with { Model = "fast" });

        Assert.Equal(first.ResultId, first.ResultId);
        Assert.NotEqual(first.ResultId, second.ResultId);
    }

    [Fact]
    public async Task FeedbackAsync_MoreResultsThanKept_ForgetsTheOldest()
    {
        var harness = new CallHarness().Configure(static b => b.QualityMonitor.MaxResults = 2).Model("fast", ScriptedReply.Say("yes"));
        List<string> ids = [];
        for (var i = 0; i < 3; i++)
            ids.Add((await harness.AskResultAsync(CallHarness.Plan with { Model = "fast" })).ResultId!);

        Assert.False(await harness.Runtime.Quality.FeedbackAsync(ids[0], 1));
        Assert.True(await harness.Runtime.Quality.FeedbackAsync(ids[2], 1));
    }

    [Fact]
    public async Task FeedbackAsync_AdaptiveRoute_LearnsFromIt()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("yes")).Model("b", ScriptedReply.Say("yes"));
        var bound = harness.Bind(CallHarness.Plan with { Route = new(RouteStrategy.Adaptive, ["a", "b"]) });

        for (var i = 0; i < 200; i++)
        {
            var result = await bound.AskResultAsync(CallHarness.Messages, default);
            await harness.Runtime.Quality.FeedbackAsync(result.ResultId!, result.Model == "b" ? 0.9 : 0.1);
        }

        harness.Asked.Clear();
        for (var i = 0; i < 50; i++)
            await bound.AskResultAsync(CallHarness.Messages, default);
        Assert.InRange(harness.Asked.Count(static m => m == "b"), 40, 50);
    }

    [Fact]
    public async Task Dispose_RuntimeWithAStore_KeepsWhatWasCounted()
    {
        var store = new MemoryQualityStore();
        var harness = new CallHarness().Configure(b => b.UseQualityStore(store)).Model("fast", ScriptedReply.Say("yes"));
        var result = await harness.AskResultAsync(CallHarness.Plan with { Model = "fast" });
        harness.Runtime.Quality.Record("IDesk.AskAsync", "fast", 0.75);
        await harness.Runtime.Quality.FeedbackAsync(result.ResultId!, 1);
        harness.Runtime.Quality.Record("IDesk.AskAsync", "fast", 0.25);

        await harness.Runtime.DisposeAsync();

        var line = Assert.Single(await store.ReadAsync(new(2026, 1, 1), new(2026, 1, 1), default));
        Assert.Equal((2, 1.0, 1, 1.0), (line.Scores, line.Sum, line.Judged, line.JudgedSum));
    }
}
