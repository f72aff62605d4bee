using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Errors;

public class LlmExceptionTests
{
    [Fact]
    public async Task Ask_OneModelFails_ThrowsItsKindWithAllFacts()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Fail(new ProviderFailure(429, "3", "rate_limit_exceeded")));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = "fast" }));

        Assert.Equal((LlmErrorKind.RateLimit, "IDesk", "AskAsync", "fast"), (e.Kind, e.Contract, e.Call, e.Model));
        Assert.Equal((429, "rate_limit_exceeded", TimeSpan.FromSeconds(3), true), (e.StatusCode, e.ProviderCode, e.RetryAfter, e.IsRetryable));
        Assert.IsType<ProviderFailure>(e.InnerException);
    }

    [Fact]
    public async Task Ask_EveryCandidateFails_ThrowsAllFailedThatNamesEachAttempt()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", Failures.Status(503));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = "a", Fallback = [new(["b"])] }));

        Assert.Equal(LlmErrorKind.AllFailed, e.Kind);
        Assert.Equal(["a: ServerError (500)", "b: Overloaded (503)"], e.Attempts.Select(a => a.ToString()));
        Assert.Contains("a: ServerError (500); b: Overloaded (503)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AnyFailure_MessageHoldsNoPromptAndNoAnswer()
    {
        var harness = new CallHarness()
            .Model("a", ScriptedReply.Say("the secret answer"))
            .Model("b", ScriptedReply.Fail(new InvalidDataException("echo: the secret prompt")));
        var unreadable = await Assert.ThrowsAsync<LlmException>(() => harness.Bind(CallHarness.Plan with { Model = "a" }, Answers.Number<int>()).AskAsync(CallHarness.Messages, default));
        var failed = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = "b" }));

        Assert.DoesNotContain("secret", unreadable.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_UnreadableAnswer_SaysWhatWasExpected()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("perhaps"));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.Bind(CallHarness.Plan with { Model = "a", Trace = true }, Answers.Boolean).AskAsync(CallHarness.Messages, default));

        Assert.Equal(LlmErrorKind.InvalidResponse, e.Kind);
        Assert.Equal("The answer of model 'a' to 'IDesk.AskAsync' is not 'true' or 'false'; state the form in the prompt, or choose a stronger model.", e.Message);
    }

    [Fact]
    public async Task Ask_AnswerCutByItsOutputLimit_RemedyIsTheLimit()
    {
        var harness = new CallHarness().Model("a", new ScriptedReply { Text = "the num", FinishReason = Microsoft.Extensions.AI.ChatFinishReason.Length });

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.Bind(CallHarness.Plan with { Model = "a" }, Answers.Number<int>()).AskAsync(CallHarness.Messages, default));

        Assert.Contains("raise MaxOutputTokens", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_CallerCancels_ThrowsOperationCanceled()
    {
        using var cancel = new CancellationTokenSource();
        var gate = new Gate();
        var harness = new CallHarness().Model("a", new ScriptedReply { BeforeAnswer = Pause.Until(gate) });
        var running = harness.AskAsync(CallHarness.Plan with { Model = "a", Retry = new(), Fallback = [new(["a"])], Timeout = new() { TotalSeconds = 60 } }, cancellationToken: cancel.Token);
        await gate.Reached;

        await cancel.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(cancel.Token, e.CancellationToken);
        Assert.Equal(["a"], harness.Asked);
    }

    [Fact]
    public async Task Ask_AlreadyCancelled_AsksNobody()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.AskAsync(CallHarness.Plan with { Model = "a", Trace = true }, cancellationToken: new(canceled: true)));

        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Ask_ContentFilterInTheAnswer_IsAFailureThatFallsBack()
    {
        var harness = new CallHarness()
            .Model("a", new ScriptedReply { Text = "", FinishReason = Microsoft.Extensions.AI.ChatFinishReason.ContentFilter })
            .Model("b", ScriptedReply.Say("fine"));

        var result = await harness.AskResultAsync(CallHarness.Plan with { Model = "a", Fallback = [new(["b"])] });

        Assert.Equal(("fine", "b", LlmErrorKind.ContentFilter), (result.Value, result.Model, result.Attempts[0].Error));
    }

    [Fact]
    public async Task Ask_ContentFilterWithoutAnyPolicy_Throws()
    {
        var harness = new CallHarness().Model("a", new ScriptedReply { FinishReason = Microsoft.Extensions.AI.ChatFinishReason.ContentFilter });

        Assert.Equal(LlmErrorKind.ContentFilter, (await Assert.ThrowsAsync<LlmException>(() => harness.Bind(CallHarness.Plan with { Model = "a" }).AskAsync(CallHarness.Messages, default))).Kind);
    }
}
