using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Ensembles;

public sealed class KeptConfidenceTests
{
    [Fact]
    public async Task Load_JudgementsOfAnotherProcess_CalibratesAsThatOneDoes()
    {
        var store = new MemoryQualityStore();
        var first = new QualityMonitor(store: store);
        Assert.Equal(0.8, first.ConfidenceOf("IDesk.AskAsync").ConfidenceOf(0.8), 9);
        for (var i = 0; i < 40; i++)
            first.JudgeEnsemble("IDesk.AskAsync", 0.8, i % 2);
        await first.FlushAsync();
        var second = new QualityMonitor(store: store);

        await second.LoadAsync();

        Assert.Equal(40, second.ConfidenceOf("IDesk.AskAsync").Judged);
        Assert.Equal(first.ConfidenceOf("IDesk.AskAsync").ConfidenceOf(0.8), second.ConfidenceOf("IDesk.AskAsync").ConfidenceOf(0.8), 9);
        Assert.InRange(second.ConfidenceOf("IDesk.AskAsync").ConfidenceOf(0.8), 0.5, 0.7);
        Assert.Equal(0.8, second.ConfidenceOf("IDesk.OtherAsync").ConfidenceOf(0.8), 9);
    }

    [Fact]
    public async Task Feedback_OnAnEnsemble_CalibratesItsConfidence()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x")).Model("b", ScriptedReply.Say("x")).Model("c", ScriptedReply.Say("y"));
        var call = harness.Bind(CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]) });
        var before = await harness.RunAsync(call.AskEnsembleAsync(CallHarness.Messages, default));
        for (var i = 0; i < 60; i++)
        {
            var response = await harness.RunAsync(call.AskEnsembleAsync(CallHarness.Messages, default));
            Assert.True(await harness.Runtime.Quality.FeedbackAsync(response.ResultId!, isCorrect: i % 5 == 0));
        }

        var after = await harness.RunAsync(call.AskEnsembleAsync(CallHarness.Messages, default));

        Assert.Equal(60, harness.Runtime.Quality.ConfidenceOf("IDesk.AskAsync").Judged);
        Assert.True(before.Confidence > 0.5);
        Assert.InRange(after.Confidence, 0.15, before.Confidence - 0.1);
        Assert.Equal(before.Agreement, after.Agreement);
    }

    [Fact]
    public async Task Load_JudgementsOfEnsembles_AreNoSeriesOfAModel()
    {
        var store = new MemoryQualityStore();
        var monitor = new QualityMonitor(store: store);
        monitor.JudgeEnsemble("IDesk.AskAsync", 0.8, 1);
        await monitor.FlushAsync();

        await monitor.LoadAsync();

        Assert.Empty(monitor.Snapshot());
    }

    [Fact]
    public async Task Flush_StoreThatFails_KeepsTheJudgementForTheNext()
    {
        var store = new FailingOnce();
        var monitor = new QualityMonitor(store: store);
        monitor.JudgeEnsemble("IDesk.AskAsync", 0.8, 1);

        await monitor.FlushAsync();
        monitor.JudgeEnsemble("IDesk.AskAsync", 0.8, 0);
        await monitor.FlushAsync();

        var line = Assert.Single(store.Lines);
        Assert.Equal((2, 1.0, 1.6), (line.Judged, line.JudgedSum, line.Sum));
    }

    private sealed class FailingOnce : IQualityStore
    {
        private bool _hasFailed;

        public List<QualityLine> Lines { get; } = [];

        public ValueTask AddAsync(IReadOnlyList<QualityLine> lines, CancellationToken cancellationToken)
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                throw new IOException("The disk is full.");
            }

            Lines.AddRange(lines);
            return default;
        }

        public ValueTask<IReadOnlyList<QualityLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) => new(Lines);
    }
}
