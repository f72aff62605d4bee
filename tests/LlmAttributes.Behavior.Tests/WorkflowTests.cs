using System.Diagnostics;
using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Time.Testing;
using static LlmAttributes.WorkflowEventKind;

namespace LlmAttributes.Behavior.Tests;

public sealed class WorkflowTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedChatClient _fast;
    private readonly EventList _events = new();
    private Func<ScriptedRequest, ScriptedReply> _answer = static request => ScriptedReply.Say($"<{request.UserText}>", 1000, 100);

    public WorkflowTests() => _fast = new(request => _answer(request), "gpt-5-mini", _clock);

    private LlmRuntime Runtime => field ??= LlmRuntime.CreateBuilder().UseTimeProvider(_clock).UsePerformanceTracer().AddModel(Models.Fast, _fast).Build();

    private IFlow Flow => field ??= IFlow.Create(Runtime);

    [Fact]
    public async Task Workflow_TwoCalls_RunsItsBodyUnderOneSpan()
    {
        using var spans = new SpanList();

        var answer = await Flow.AnswerAsync("mail", _events);

        Assert.Equal("<Reply <Extract mail>>", answer);
        var workflow = Assert.Single(spans.Spans, static span => span.DisplayName == "invoke_workflow IFlow.AnswerAsync");
        Assert.Equal((ActivityKind.Internal, "invoke_workflow", "IFlow.AnswerAsync", 0.004), (workflow.Kind, workflow.GetTagItem("gen_ai.operation.name"), workflow.GetTagItem("gen_ai.workflow.name"), workflow.GetTagItem("llmattributes.budget.limit")));
        Assert.Equal(["IFlow.ExtractAsync", "IFlow.ReplyAsync"], spans.Spans.Where(span => span.ParentSpanId == workflow.SpanId).Select(static span => span.DisplayName));
        Assert.All(spans.Spans, span => Assert.Equal(workflow.TraceId, span.TraceId));
        Assert.Contains(Runtime.Tracer.GetHistory(), static metric => metric is { Component: LlmComponents.Orchestrator, Operation: "IFlow.AnswerAsync", Error: null });
        Assert.Equal(new ErrorRate(1, 0, 1), Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.Orchestrator));
    }

    [Fact]
    public async Task Workflow_Followed_TellsEachStepWithTokensCostAndShare()
    {
        await Flow.AnswerAsync("mail", _events);

        Assert.Equal([Started, StepStarted, StepFinished, StepStarted, StepFinished, Finished], _events.Events.Select(static e => e.Kind));
        Assert.Equal([null, "IFlow.ExtractAsync", "IFlow.ExtractAsync", "IFlow.ReplyAsync", "IFlow.ReplyAsync", null], _events.Events.Select(static e => e.Step));
        Assert.Equal([0, 1, 1, 2, 2, 0], _events.Events.Select(static e => e.Number));
        var step = _events.Events[2];
        Assert.Equal((Models.Fast, new TokenUsage(1000, 100), 0.00045m), (step.Model, step.Usage, step.Cost.Usd));
        Assert.Equal(0.00045 / 0.004, step.BudgetShare!.Value, 9);
        var end = _events.Events[^1];
        Assert.Equal((new TokenUsage(2000, 200), 0.0009m), (end.Usage, end.Cost.Usd));
    }

    [Fact]
    public async Task Workflow_CallFails_TellsTheStepsDoneAndWhatTheyCost()
    {
        _answer = static request => request.UserText.StartsWith("Reply", StringComparison.Ordinal)
            ? ScriptedReply.Fail(new HttpRequestException("no", null, System.Net.HttpStatusCode.Unauthorized)) : ScriptedReply.Say("secret answer", 1000, 100);

        var fault = await Assert.ThrowsAsync<WorkflowException>(() => Flow.AnswerAsync("mail", _events));

        Assert.Equal((LlmErrorKind.Authentication, "IFlow.AnswerAsync", 0.00045m, Models.Fast), (fault.Kind, fault.Workflow, fault.Cost.Usd, fault.Model));
        Assert.Equal("Workflow 'IFlow.AnswerAsync' failed (done: 1 IFlow.ExtractAsync (fast, $0.00045); $0.00045 so far); " + fault.InnerException!.Message, fault.Message);
        Assert.Equal([("IFlow.ExtractAsync", true, "secret answer"), ("IFlow.ReplyAsync", false, null)], fault.Steps.Select(static step => (step.Step, step.IsSuccess, (string?)step.Answer)));
        Assert.Equal("IFlow.ReplyAsync", $"IFlow.{((LlmException)fault.InnerException).Call}");
        Assert.Equal((StepFailed, LlmErrorKind.Authentication), (_events.Events[^2].Kind, _events.Events[^2].Error));
        Assert.Equal((Failed, LlmErrorKind.Authentication), (_events.Events[^1].Kind, _events.Events[^1].Error));
        Assert.Contains(Runtime.Errors.Snapshot().RecentErrors, static error => error is { Component: LlmComponents.Orchestrator, Operation: "IFlow.AnswerAsync" });
        Assert.Contains(Runtime.Errors.Snapshot().RecentErrors, static error => error is { Operation: "IFlow.ReplyAsync", Context: ["IFlow.AnswerAsync"] });
    }

    [Fact]
    public async Task Workflow_BudgetTooSmallForTheNextCall_RefusesItUnsent()
    {
        _answer = static _ => ScriptedReply.Say("x", 1000, 1800);

        var fault = await Assert.ThrowsAsync<WorkflowException>(() => Flow.AnswerAsync(new string('m', 4000)));

        Assert.Equal((LlmErrorKind.Budget, "IFlow.AnswerAsync", 0.004m), (fault.Kind, fault.Shortage!.Budget, fault.Shortage.LimitUsd));
        Assert.Contains("of the budget of $0.004 of workflow 'IFlow.AnswerAsync'; raise BudgetUsd of [Workflow]", fault.Message, StringComparison.Ordinal);
        Assert.Single(_fast.Requests);
    }

    [Fact]
    public async Task Workflow_TimeIsUp_EndsItsCallAndSaysWhoseTime()
    {
        _answer = static request => request.UserText.StartsWith("Reply", StringComparison.Ordinal) ? ScriptedReply.Say("late") with { BeforeAnswer = Pause.Until(new Gate()) } : ScriptedReply.Say("x", 10, 10);

        var fault = await Assert.ThrowsAsync<WorkflowException>(() => _clock.RunAsync(Flow.AnswerAsync("mail")));

        Assert.Equal(LlmErrorKind.Timeout, fault.Kind);
        Assert.InRange(fault.Duration.TotalSeconds, 10, 1_000);
        Assert.Contains("the time of", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'IFlow.AnswerAsync'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["IFlow.ExtractAsync"], fault.Steps.Where(static step => step.IsSuccess).Select(static step => step.Step));
    }

    [Fact]
    public async Task Workflow_BodyWithoutToken_IsEndedAllTheSame()
    {
        _answer = static _ => ScriptedReply.Say("late") with { BeforeAnswer = Pause.Until(new Gate()) };

        var fault = await Assert.ThrowsAsync<WorkflowException>(() => _clock.RunAsync(Flow.CarelessAsync("mail")));

        Assert.Equal(LlmErrorKind.Timeout, fault.Kind);
        Assert.InRange(fault.Duration.TotalSeconds, 2, 1_000);
    }

    [Fact]
    public async Task Workflow_CancelledByTheCaller_IsCancelledAndNotFailed()
    {
        using var source = new CancellationTokenSource();
        _answer = request =>
        {
            source.Cancel();
            return ScriptedReply.Say("late") with { BeforeAnswer = Pause.ForSeconds(1) };
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _clock.RunAsync(Flow.AnswerAsync("mail", _events, source.Token)));

        Assert.Equal((Failed, null), (_events.Events[^1].Kind, _events.Events[^1].Error));
        Assert.Equal(0, Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.Orchestrator).Failures);
    }

    [Fact]
    public async Task Workflow_InAWorkflow_IsAStepThatInheritsTimeAndMoney()
    {
        using var spans = new SpanList();

        var answer = await Flow.TwiceAsync("mail", _events);

        Assert.Equal("<Reply <Extract mail>><Extract again>", answer);
        var outer = spans.Spans.Single(static span => span.DisplayName == "invoke_workflow IFlow.TwiceAsync");
        var inner = spans.Spans.Single(static span => span.DisplayName == "invoke_workflow IFlow.AnswerAsync");
        Assert.Equal(outer.SpanId, inner.ParentSpanId);
        var steps = _events.Events.Where(static e => e is { Kind: StepFinished, Workflow: "IFlow.TwiceAsync" }).ToArray();
        Assert.Equal([("IFlow.AnswerAsync", 1, 0.0009m), ("IFlow.ExtractAsync", 2, 0.00045m)], steps.Select(static e => (e.Step, e.Number, e.Cost.Usd)));
        Assert.Equal(0.00135m, _events.Events[^1].Cost.Usd);
        Assert.Equal(2, _events.Events.Count(static e => e is { Kind: StepFinished, Workflow: "IFlow.AnswerAsync" }));
    }

    [Fact]
    public async Task Workflow_Stream_RunsEachPieceInItsScope()
    {
        using var spans = new SpanList();
        _answer = static request => request.UserText.StartsWith("Translate", StringComparison.Ordinal) ? ScriptedReply.SayInChunks("one ", "two") : ScriptedReply.Say("ticket", 1000, 100);
        var pieces = new List<string>();

        await foreach (var piece in Flow.StreamAsync(7, _events))
        {
            pieces.Add(piece);
            Assert.Null(Activity.Current);
            Assert.Null(LlmScope.Current);
        }

        Assert.Equal(["one ", "two"], pieces);
        var workflow = spans.Spans.Single(static span => span.DisplayName == "invoke_workflow IFlow.StreamAsync");
        Assert.Equal(["IFlow.ExtractAsync", "IFlow.TranslateAsync"], spans.Spans.Where(span => span.ParentSpanId == workflow.SpanId).Select(static span => span.DisplayName));
        Assert.Equal([Started, StepStarted, StepFinished, StepStarted, StepFinished, Finished], _events.Events.Select(static e => e.Kind));
    }

    [Fact]
    public async Task Workflow_StreamLeftEarly_EndsAndIsNoFailure()
    {
        _answer = static _ => ScriptedReply.SayInChunks("one ", "two");

        await foreach (var piece in Flow.StreamAsync("mail", _events))
            break;

        Assert.Equal([Started, StepStarted, StepFinished, StepStarted, StepFinished, Finished], _events.Events.Select(static e => e.Kind));
        Assert.Equal(new ErrorRate(1, 0, 1), Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.Orchestrator));
    }

    [Fact]
    public async Task Workflow_ThrowsWhatIsNoCalls_LetsItThrough()
    {
        Assert.Equal("of the user", (await Assert.ThrowsAsync<InvalidOperationException>(Flow.BuggyAsync)).Message);
        Assert.Equal(1, Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.Orchestrator).Failures);
    }

    [Fact]
    public async Task Method_WithBodyAlone_OpensNoWorkflow()
    {
        using var spans = new SpanList();

        Assert.Equal("<Extract mail>", await Flow.PlainAsync("mail"));

        Assert.DoesNotContain(spans.Spans, static span => span.DisplayName.StartsWith("invoke_workflow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Workflow_WithoutResultOrToken_Runs()
    {
        await Flow.ForgetAsync("mail");

        Assert.Single(_fast.Requests);
        Assert.Null(LlmScope.Current);
    }

    [Fact]
    public async Task Workflow_TimerAMomentBeforeTheClock_IsATimeoutAllTheSame()
    {
        var clock = new EarlyClock();
        var runtime = LlmRuntime.CreateBuilder().UseTimeProvider(clock).AddModel(Models.Fast, _fast).Build();
        var idle = IFlow.Create(runtime).IdleAsync(new TaskCompletionSource<string>().Task);
        clock.Advance(TimeSpan.FromSeconds(9.996));

        var fault = await Assert.ThrowsAsync<WorkflowException>(() => idle);

        Assert.Equal((LlmErrorKind.Timeout, "IFlow.IdleAsync"), (fault.Kind, fault.Workflow));
        Assert.Equal(1, runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.Orchestrator).Failures);
    }

    [Fact]
    public async Task Workflow_TimerOfItsCallAMomentBeforeTheClock_SaysWhoseTime()
    {
        var (clock, gate) = (new EarlyClock(), new Gate());
        _answer = _ => ScriptedReply.Say("late") with { BeforeAnswer = Pause.Until(gate) };
        var asking = IFlow.Create(LlmRuntime.CreateBuilder().UseTimeProvider(clock).AddModel(Models.Fast, _fast).Build()).AnswerAsync("mail");
        await gate.Reached;
        clock.Advance(TimeSpan.FromSeconds(9.996));

        var fault = await Assert.ThrowsAsync<WorkflowException>(() => asking);

        Assert.Equal(LlmErrorKind.Timeout, fault.Kind);
        Assert.Contains("the time of", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'IFlow.AnswerAsync'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflow_ThatHasEnded_LimitsNothingThatItsBodyBegan()
    {
        var until = new TaskCompletionSource();
        _answer = static request => ScriptedReply.Say($"<{request.UserText}>", 1000, 1800);
        var rest = await Flow.LeaveAsync(until.Task, _events);
        var told = _events.Events.Count;

        _clock.Advance(TimeSpan.FromMinutes(1));
        until.SetResult();

        Assert.Equal("<Extract later>", await rest.Text);
        Assert.Equal(told, _events.Events.Count);
    }

    [Fact]
    public async Task Workflow_ThatHasEndedInAnother_LeavesItsRestToThatOne()
    {
        Assert.Equal("<Extract later>", await Flow.AroundAsync(new(), _events));

        Assert.Equal(["IFlow.LeaveAsync", "IFlow.ExtractAsync"], _events.Events.Where(static e => e is { Kind: StepFinished, Workflow: "IFlow.AroundAsync" }).Select(static e => e.Step));
    }

    [Fact]
    public async Task StepsOf_WhatTheBodyThrew_AreTheStepsThatWereDone()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Flow.CrashAsync("mail"));

        Assert.Equal([("IFlow.ExtractAsync", "<Extract mail>")], Workflow.StepsOf(failure).Select(static step => (step.Step, (string?)step.Answer)));
        Assert.Empty(failure.Data);
        Assert.Empty(Workflow.StepsOf(new InvalidOperationException()));
    }

    [Fact]
    public async Task StepsOf_Cancellation_AreTheStepsThatWereDone()
    {
        using var source = new CancellationTokenSource();
        _answer = request =>
        {
            source.Cancel();
            return ScriptedReply.Say("done");
        };

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Flow.CrashAsync("mail", source.Token));

        Assert.Equal([("IFlow.ExtractAsync", true)], Workflow.StepsOf(cancelled).Select(static step => (step.Step, step.IsSuccess)));
    }

    [Fact]
    public async Task StepsOf_WorkflowException_AreItsOwn()
    {
        _answer = static _ => ScriptedReply.Fail(new HttpRequestException("no", null, System.Net.HttpStatusCode.Unauthorized));

        var fault = await Assert.ThrowsAsync<WorkflowException>(() => Flow.AnswerAsync("mail"));

        Assert.Same(fault.Steps, Workflow.StepsOf(fault));
    }
}
