using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Tracing;

public class ObserverTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a" };

    private readonly RecordingObserver _observer = new();

    private CallHarness Harness() => new CallHarness().Configure(b => b.AddObserver(_observer));

    [Fact]
    public async Task Ask_PlainCall_IsSeenBeforeAndAfterItsAttempt()
    {
        var harness = Harness().Model("a", Priced.At(1, 1), ScriptedReply.Say("hello", 10, 5));

        await harness.Bind(s_plan).AskAsync(CallHarness.Messages, default);

        Assert.Equal(["start 1 a", "end 1 a ok", "ok a hello"], _observer.Events);
        var call = _observer.Last!;
        Assert.Equal(("IDesk", "AskAsync", 16, 15, 0.000015m), (call.Contract, call.Call, call.Id.Length, call.Usage.TotalTokens, call.Cost.Usd));
        Assert.Equal((harness.Clock.GetUtcNow(), "the secret prompt"), (call.StartedAt, call.Messages[0].Text));
        Assert.Equal(("scripted-0", 10, true), (call.Attempts[0].ResponseId, call.Attempts[0].Usage?.InputTokens, call.Attempts[0].HasEnded));
    }

    [Fact]
    public async Task Ask_RetryThenFallback_DecisionsAreToldInOrder()
    {
        var harness = Harness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.Say("x"));

        await harness.RunAsync(harness.AskAsync(s_plan with { Retry = new() { MaxAttempts = 2, BaseDelaySeconds = 1 }, Fallback = [new(["b"])] }));

        Assert.Equal(["start 1 a", "end 1 a ServerError", "Retry a", "start 2 a", "end 2 a ServerError", "Fallback b", "start 3 b", "end 3 b ok", "ok b x"], _observer.Events);
        Assert.Equal((LlmErrorKind.ServerError, true), (_observer.Last!.Decisions[0].Error, _observer.Last.Decisions[0].Wait > TimeSpan.Zero));
    }

    [Fact]
    public async Task Ask_Fails_IsToldWhatIsThrown()
    {
        var harness = Harness().Model("a", Failures.Status(400));

        await Assert.ThrowsAsync<LlmException>(() => harness.Bind(s_plan).AskAsync(CallHarness.Messages, default));

        Assert.Equal(["start 1 a", "end 1 a BadRequest", "failed BadRequest"], _observer.Events);
    }

    [Fact]
    public async Task Ask_Hedged_IsToldOfTheSecondModel()
    {
        var late = ScriptedReply.Say("a") with { BeforeAnswer = Pause.ForSeconds(100) };
        var harness = Harness().Model("a", late).Model("b", ScriptedReply.Say("b"));

        await harness.RunAsync(harness.AskAsync(s_plan with { Fallback = [new(["b"])], Hedge = new() { DelaySeconds = 2, MaxSurcharge = 10 } }));
        await harness.Runtime.DisposeAsync();

        Assert.Equal(new CallDecision(CallDecisionKind.Hedge, "b"), Assert.Single(_observer.Last!.Decisions));
        Assert.Equal(["end 1 a OperationCanceledException", "end 2 b ok"], _observer.Events.Where(e => e.StartsWith("end", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ask_Routed_IsToldWhomAndWhy()
    {
        var harness = Harness().Model("a", Priced.At(5, 5), ScriptedReply.Say("a")).Model("b", Priced.At(1, 1), ScriptedReply.Say("b"));

        await harness.AskAsync(CallHarness.Plan with { Route = new(RouteStrategy.Cost, ["a", "b"]) });

        Assert.Equal(["Route b", "start 1 b", "end 1 b ok", "ok b b"], _observer.Events);
        Assert.NotEmpty(_observer.Last!.Decisions[0].Reason!);
    }

    [Fact]
    public async Task Ask_BudgetTooSmall_IsToldOfTheRefusal()
    {
        var harness = Harness().Model("a", Priced.At(1_000, 1_000), ScriptedReply.Say("x"));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan with { Budget = new() { PerCallUsd = 0.0001m } }));

        Assert.Equal(["BudgetRefusal a", "failed Budget"], _observer.Events);
    }

    [Fact]
    public async Task Ask_Ensemble_IsOneCallWithAllAttempts()
    {
        var harness = Harness().Model("a", ScriptedReply.Say("x")).Model("b", ScriptedReply.Say("x")).Model("c", ScriptedReply.Say("y"));

        await harness.AskAsync(s_plan with { Model = null, Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]) });

        Assert.Equal(["a", "b", "c"], _observer.Last!.Attempts.Select(a => a.Model).Order(StringComparer.Ordinal));
        Assert.Equal("ok a x", _observer.Events[^1]);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "one two three")]
    public async Task Texts_Stream_AnswerIsKeptWhereItIsNeeded(bool needsAnswers, string answer)
    {
        _observer.NeedsAnswers = needsAnswers;
        var harness = Harness().Model("a", ScriptedReply.Say("one two three"));

        await foreach (var _ in harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default))
            Assert.Equal("start 1 a", _observer.Events[^1]);

        Assert.Equal(["start 1 a", "end 1 a ok", $"ok a {answer}"], _observer.Events);
        Assert.True(_observer.Last!.Attempts[0].IsStream);
    }

    [Fact]
    public async Task Ask_ObserverThrows_CallGoesOnAndItIsLogged()
    {
        var log = new ListLogger();
        _observer.Throws = true;
        var harness = Harness().Configure(b => b.UseLogger(log)).Model("a", ScriptedReply.Say("x"));

        Assert.Equal("x", await harness.AskAsync(s_plan));

        Assert.Single(log.Lines, l => l.Id == 1060 && l.Text.Contains("RecordingObserver", StringComparison.Ordinal) && l.Text.Contains("IDesk.AskAsync", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, l => l.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_TwoObservers_BothAreTold()
    {
        var second = new RecordingObserver();
        var harness = Harness().Configure(b => b.AddObserver(second)).Model("a", ScriptedReply.Say("x"));

        await harness.AskAsync(s_plan);

        Assert.Equal(_observer.Events, second.Events);
    }

    [Fact]
    public async Task Ask_ObservedButNotTraced_HasNoSpan()
    {
        using var recorder = new TelemetryRecorder();

        await Harness().Model("a", ScriptedReply.Say("x")).AskAsync(s_plan);

        Assert.Empty(recorder.Spans);
        Assert.Equal(recorder.Root.TraceId.ToHexString(), _observer.Last!.TraceId);
    }
}
