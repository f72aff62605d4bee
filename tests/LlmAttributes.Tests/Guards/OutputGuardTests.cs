using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Tracing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Guards;

public sealed class OutputGuardTests
{
    private static readonly ModelFacts s_priced = new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2 };

    private readonly List<IReadOnlyList<ChatMessage>> _sent = [];

    [Fact]
    public async Task Call_Passed_ReturnsTheAnswer()
    {
        var harness = Harness("good");
        GuardedAnswer? seen = null;

        var result = await harness.AskResultAsync(Guarded(answer =>
        {
            seen = answer;
            return OutputVerdict.Pass;
        }));

        Assert.Equal("good", result.Value);
        Assert.Equal(("IDesk.AskAsync", "good", "fast", ChatFinishReason.Stop), (seen!.Call, seen.Text, seen.Model, seen.FinishReason));
    }

    [Fact]
    public async Task Call_Rewritten_IsReadFromTheNewText()
    {
        var harness = Harness("it is 41");

        Assert.Equal(42, await harness.Bind(Guarded(static _ => OutputVerdict.Rewrite("42")), Answers.Number<int>()).AskAsync(CallHarness.Messages, default));
    }

    [Fact]
    public async Task Call_RewrittenTwice_ShowsTheSecondGuardWhatTheFirstWrote()
    {
        var harness = Harness("a");

        var value = await harness.AskAsync(Guard.Plan with { OutputGuards = [Guard.OfAnswers(static a => OutputVerdict.Rewrite(a.Text + "b")), Guard.AlsoOfAnswers(static a => OutputVerdict.Rewrite(a.Text + "c"))] });

        Assert.Equal("abc", value);
    }

    [Fact]
    public async Task Call_Retried_AsksTheSameAgainAndShowsBothAttempts()
    {
        var harness = Harness("bad", "good");

        var result = await harness.AskResultAsync(Guarded(static a => a.Text == "bad" ? OutputVerdict.Retry("it is bad") : OutputVerdict.Pass));

        Assert.Equal("good", result.Value);
        Assert.Equal(["Answers", null], result.Attempts.Select(static a => a.Guard));
        Assert.Equal(["fast: refused by Answers", "fast: ok"], result.Attempts.Select(static a => a.ToString()));
        Assert.Equal(2 * 0.00002m, result.Cost.Usd);
        Assert.All(_sent, static messages => Assert.Equal("the secret prompt", Assert.Single(messages).Text));
    }

    [Fact]
    public async Task Call_Reasked_TellsTheModelWhy()
    {
        var harness = Harness("bad", "good");

        await harness.AskAsync(Guarded(static a => a.Text == "bad" ? OutputVerdict.Reask("Name no prices.") : OutputVerdict.Pass));

        Assert.Equal(["the secret prompt", "bad", "Your last answer was refused: Name no prices.\nAnswer again with the whole corrected answer and nothing else."], _sent[1].Select(static m => m.Text));
        Assert.Equal([ChatRole.User, ChatRole.Assistant, ChatRole.User], _sent[1].Select(static m => m.Role));
    }

    [Fact]
    public async Task Call_EveryAnswerRefused_FailsAfterMaxRetries()
    {
        var harness = Harness("bad");
        var plan = Guard.Plan with { OutputGuards = [Guard.OfAnswers(static _ => OutputVerdict.Retry("it is bad")) with { MaxRetries = 2 }] };

        var error = await Assert.ThrowsAsync<LlmGuardException>(() => harness.AskAsync(plan));

        Assert.Equal(3, _sent.Count);
        Assert.Equal(3, error.Attempts.Count);
        Assert.Equal(("Answers", "it is bad", false), (error.Guard, error.Reason, error.IsInput));
        Assert.DoesNotContain("the secret prompt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_RefusedByTwo_CountsTheRetriesOfEachGuard()
    {
        var harness = Harness("one", "two", "good");

        var value = await harness.AskAsync(Guard.Plan with
        {
            OutputGuards = [Guard.OfAnswers(static a => a.Text == "one" ? OutputVerdict.Retry("1") : OutputVerdict.Pass), Guard.AlsoOfAnswers(static a => a.Text == "two" ? OutputVerdict.Retry("2") : OutputVerdict.Pass)],
        });

        Assert.Equal("good", value);
    }

    [Fact]
    public async Task Call_Failed_AsksNobodyElse()
    {
        var harness = Harness("bad").Model("smart", ScriptedReply.Say("good"));

        var error = await Assert.ThrowsAsync<LlmGuardException>(() => harness.AskAsync(Guarded(static _ => OutputVerdict.Fail("it is bad")) with { Fallback = [new(["smart"])] }));

        Assert.Equal(["fast"], harness.Asked);
        Assert.Equal("fast", error.Model);
    }

    [Fact]
    public async Task Call_RetriesUsedUp_AsksTheFallback()
    {
        var harness = Harness("bad").Model("smart", ScriptedReply.Say("good"));

        var result = await harness.AskResultAsync(Guarded(static a => a.Text == "bad" ? OutputVerdict.Retry("it is bad") : OutputVerdict.Pass) with { Fallback = [new(["smart"])] });

        Assert.Equal(("good", "smart"), (result.Value, result.Model));
        Assert.Equal(["fast", "fast", "smart"], harness.Asked);
    }

    [Fact]
    public async Task Call_RefusedByTheFallbackToo_FailsWithTheGuardInside()
    {
        var harness = Harness("bad").Model("smart", ScriptedReply.Say("bad"));

        var error = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Guarded(static _ => OutputVerdict.Retry("it is bad")) with { Fallback = [new(["smart"])] }));

        Assert.Equal(LlmErrorKind.AllFailed, error.Kind);
        Assert.Equal("Answers", Assert.IsType<LlmGuardException>(error.InnerException).Guard);
        Assert.True(error.IsOneOf(ErrorKinds.ContentFilter));
    }

    [Fact]
    public async Task Call_BudgetSpent_DoesNotAskAgain()
    {
        var harness = new CallHarness().Model("fast", s_priced, ScriptedReply.Say("bad", 1_000, 5));
        var plan = Guarded(static _ => OutputVerdict.Retry("it is bad")) with { Options = new() { MaxOutputTokens = 5 }, Budget = new() { PerCallUsd = 0.001m } };

        var error = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(plan));

        Assert.Equal(LlmErrorKind.Budget, error.Kind);
        Assert.Equal(["fast"], harness.Asked);
    }

    [Fact]
    public async Task Call_GuardThatThrows_FailsTheCall()
    {
        var harness = Harness("fine");

        var error = await Assert.ThrowsAsync<LlmGuardException>(() => harness.AskAsync(Guarded(static _ => throw new FormatException("fine"))));

        Assert.Equal("it failed itself", error.Reason);
        Assert.DoesNotContain("fine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ReaskedAndUnreadable_RepairsToo()
    {
        var harness = Harness("no number", "13", "12");
        var plan = Guarded(static a => a.Text == "13" ? OutputVerdict.Reask("No unlucky numbers.") : OutputVerdict.Pass) with { Repair = new() };

        Assert.Equal(12, await harness.Bind(plan, Answers.Number<int>()).AskAsync(CallHarness.Messages, default));
        Assert.Equal(3, _sent.Count);
    }

    [Fact]
    public async Task Ensemble_MemberRefused_IsAVoteLess()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("yes")).Model("b", ScriptedReply.Say("yes")).Model("c", ScriptedReply.Say("no"));
        var plan = CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]), OutputGuards = [Guard.OfAnswers(static a => a.Model == "c" ? OutputVerdict.Fail("it is c") : OutputVerdict.Pass)] };

        var response = await harness.Bind(plan).AskEnsembleAsync(CallHarness.Messages, default);

        Assert.Equal("yes", response.Value);
        Assert.Equal(LlmErrorKind.ContentFilter, Assert.Single(response.Attempts, static a => a.Model == "c").Error);
    }

    [Fact]
    public async Task Call_Refused_IsSeenByObserversAndMetrics()
    {
        var observer = new RecordingObserver();
        using var recorder = new TelemetryRecorder();
        var harness = Harness("bad", "good").Configure(b => b.AddObserver(observer));

        await harness.AskAsync(Guarded(static a => a.Text == "bad" ? OutputVerdict.Reask("it is bad") : OutputVerdict.Pass) with { Trace = true });

        Assert.Equal(new CallDecision(CallDecisionKind.Guard, "fast") { Reason = "Answers: Reask", Error = LlmErrorKind.ContentFilter }, Assert.Single(observer.Last!.Decisions));
        Assert.Equal("reask", Assert.Single(recorder.Measurements, static m => m.Instrument.Name == "llmattributes.client.guard.verdicts").Tags["llmattributes.guard.verdict"]);
        Assert.Equal(2, recorder.Spans.Count(static s => s.DisplayName.StartsWith("chat", StringComparison.Ordinal)));
    }

    private static CallPlan Guarded(Func<GuardedAnswer, OutputVerdict> decide) => Guard.Plan with { OutputGuards = [Guard.OfAnswers(decide)] };

    private CallHarness Harness(params string[] answers) => new CallHarness().Model("fast", s_priced, request =>
    {
        lock (_sent)
            _sent.Add([.. request.Messages]);
        return ScriptedReply.Say(answers[Math.Min(request.Call, answers.Length - 1)], 10, 5);
    });
}
