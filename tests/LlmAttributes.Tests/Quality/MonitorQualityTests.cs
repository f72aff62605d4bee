using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Quality;

public sealed class MonitorQualityTests
{
    private const string Refusal = "I'm sorry, but I can't help with that.";
    private const string Weak = "I'm not sure, but maybe it is noon. I could be wrong, so please verify it.";
    private const string Good = "It arrives at noon.";

    private static readonly ModelFacts s_priced = new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2 };

    [Fact]
    public async Task Call_LowAnswerFlagged_ReturnsItWithItsScore()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say(Refusal));

        var result = await harness.AskResultAsync(Plan(OnLow.Flag));

        Assert.Equal(Refusal, result.Value);
        Assert.True(result.Quality!.HasFault(QualityChecks.Refusal));
        var stats = Assert.Single(harness.Runtime.Quality.Snapshot());
        Assert.Equal(("IDesk.AskAsync", "fast", 1L), (stats.Call, stats.Model, stats.Scores));
        Assert.Equal(result.Quality.Value, stats.Average!.Value, 12);
    }

    [Fact]
    public async Task Call_LowAnswerRetried_AsksTheSameModelAndReturnsTheBetterOne()
    {
        var harness = new CallHarness().Model("fast", s_priced, ScriptedReply.Say(Refusal, 10, 5), ScriptedReply.Say(Good, 10, 5));

        var result = await harness.AskResultAsync(Plan(OnLow.Retry));

        Assert.Equal(Good, result.Value);
        Assert.Equal(1, result.Quality!.Value);
        Assert.Equal(["fast", "fast"], harness.Asked);
        Assert.Equal(2, result.Attempts.Count);
        Assert.Equal(2 * 0.00002m, result.Cost.Usd);
    }

    [Fact]
    public async Task Call_RetryThatIsWorse_ReturnsTheFirst()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say(Weak), ScriptedReply.Say(Refusal));

        var result = await harness.AskResultAsync(Plan(OnLow.Retry) with { Quality = new() { OnLow = OnLow.Retry, MinScore = 0.9 } });

        Assert.Equal(Weak, result.Value);
        Assert.True(result.Quality!.HasFault(QualityChecks.Hedging));
        Assert.Equal(2, harness.Asked.Count);
        Assert.Equal(2, Assert.Single(harness.Runtime.Quality.Snapshot()).Scores);
    }

    [Fact]
    public async Task Call_RetryThatFails_ReturnsTheAnswerThatIsThere()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say(Refusal), ScriptedReply.Fail(new InvalidOperationException("down")));

        Assert.Equal(Refusal, await harness.AskAsync(Plan(OnLow.Retry)));
        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Call_EveryAnswerLow_AsksNoMoreThanMaxRetries()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say(Refusal));

        await harness.AskAsync(CallHarness.Plan with { Model = "fast", Quality = new() { OnLow = OnLow.Retry, MaxRetries = 3 } });

        Assert.Equal(4, harness.Asked.Count);
    }

    [Fact]
    public async Task Call_MaxTotalAttemptsReached_AsksNobodyAgain()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say(Refusal));

        await harness.AskAsync(CallHarness.Plan with { Model = "fast", Retry = new() { MaxTotalAttempts = 2 }, Quality = new() { OnLow = OnLow.Retry, MaxRetries = 9 } });

        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Call_LowAnswerEscalated_AsksTheNamedModel()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say(Refusal)).Model("smart", ScriptedReply.Say(Good));

        var result = await harness.AskResultAsync(CallHarness.Plan with { Model = "fast", Quality = new() { OnLow = OnLow.Escalate, EscalateTo = "smart" } });

        Assert.Equal((Good, "smart"), (result.Value, result.Model));
        Assert.Equal(["fast", "smart"], harness.Asked);
    }

    [Fact]
    public async Task Call_EscalatedWithoutAName_AsksTheNextOfTheRoute()
    {
        var harness = new CallHarness().Model("fast", s_priced, ScriptedReply.Say(Refusal)).Model("smart", s_priced with { InputUsdPerMillionTokens = 9 }, ScriptedReply.Say(Good));

        var result = await harness.AskResultAsync(CallHarness.Plan with { Route = new(RouteStrategy.Cost, ["smart", "fast"]), Quality = new() { OnLow = OnLow.Escalate } });

        Assert.Equal((Good, "smart"), (result.Value, result.Model));
        Assert.Equal(["fast", "smart"], harness.Asked);
    }

    [Fact]
    public async Task Call_EscalatedWithNobodyElse_IsFlagged()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say(Refusal));

        Assert.Equal(Refusal, await harness.AskAsync(Plan(OnLow.Escalate)));
        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Call_LowAnswerFailed_ThrowsWithScoreAndWithoutTheAnswer()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say(Refusal));

        var error = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(OnLow.Fail)));

        Assert.Equal(LlmErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("Refusal 0", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sorry", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_CheckThatThrows_GoesOnWithoutAScore()
    {
        var harness = new CallHarness().Configure(static b => b.Quality.OwnChecks.Add(new Broken())).Model("fast", ScriptedReply.Say(Refusal));

        var result = await harness.AskResultAsync(Plan(OnLow.Fail));

        Assert.Null(result.Quality);
        Assert.Empty(harness.Runtime.Quality.Snapshot());
        Assert.Equal(1, harness.Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.QualityMonitor).Failures);
    }

    [Fact]
    public async Task Stream_Ended_IsScoredAndNothingElse()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.SayInChunks("I'm sorry, but", " I can't help", " with that."));

        var text = "";
        await foreach (var piece in harness.BindStream(Plan(OnLow.Fail)).Texts(CallHarness.Messages, null, null, default))
            text += piece;

        Assert.Equal(Refusal, text);
        Assert.InRange(Assert.Single(harness.Runtime.Quality.Snapshot()).Average!.Value, 0, 0.2);
    }

    [Fact]
    public async Task Stream_LeftEarly_IsNotScored()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.SayInChunks("I'm sorry, but", " I can't help", " with that."));

        await foreach (var piece in harness.BindStream(Plan(OnLow.Flag)).Texts(CallHarness.Messages, null, null, default))
            break;

        Assert.Empty(harness.Runtime.Quality.Snapshot());
    }

    [Fact]
    public async Task Ensemble_Members_AreScoredEachAndOnlyFlagged()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say(Good)).Model("b", ScriptedReply.Say(Refusal)).Model("c", ScriptedReply.Say(Good));

        var answer = await harness.AskAsync(CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]), Quality = new() { OnLow = OnLow.Fail } });

        Assert.Equal(Good, answer);
        Assert.Equal(["a", "b", "c"], harness.Runtime.Quality.Snapshot().Select(static s => s.Model));
    }

    [Fact]
    public async Task Call_AdaptiveRoute_LearnsFromScores()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say(Refusal)).Model("b", ScriptedReply.Say(Good));
        var bound = harness.Bind(CallHarness.Plan with { Route = new(RouteStrategy.Adaptive, ["a", "b"]), Quality = new() });

        for (var i = 0; i < 150; i++)
            await bound.AskAsync(CallHarness.Messages, default);

        Assert.InRange(harness.Asked.TakeLast(50).Count(static m => m == "b"), 42, 50);
    }

    [Fact]
    public async Task Call_Traced_ReportsScoringUnderItsOwnName()
    {
        var harness = new CallHarness().Configure(static b => b.UsePerformanceTracer()).Model("fast", ScriptedReply.Say(Good));

        await harness.AskAsync(Plan(OnLow.Flag));

        Assert.Contains(harness.Runtime.Tracer.GetHistory(), static m => m is { Component: LlmComponents.QualityMonitor, Operation: "IDesk.AskAsync (quality)" });
    }

    [Theory]
    [InlineData(-0.1, 1, "Quality.MinScore")]
    [InlineData(0.5, 0, "Quality.MaxRetries")]
    public void Bind_NumberOutOfRange_NamesIt(double minScore, int maxRetries, string name)
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say(Good));

        var error = Assert.Throws<LlmConfigurationException>(() => harness.Bind(CallHarness.Plan with { Model = "fast", Quality = new() { MinScore = minScore, MaxRetries = maxRetries } }));
        Assert.Contains(name, Assert.Single(error.Faults), StringComparison.Ordinal);
    }

    private static CallPlan Plan(OnLow onLow) => CallHarness.Plan with { Model = "fast", Quality = new() { OnLow = onLow } };

    private sealed class Broken : IQualityCheck
    {
        public string Name => "Broken";

        public ValueTask<QualityFinding?> CheckAsync(QualityInput input, CancellationToken cancellationToken) => throw new InvalidOperationException("broken");
    }
}
