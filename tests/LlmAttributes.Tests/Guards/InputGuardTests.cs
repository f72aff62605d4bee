using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Tracing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Guards;

public sealed class InputGuardTests
{
    private readonly List<string> _sent = [];

    [Fact]
    public async Task Call_Passed_SendsThePrompt()
    {
        var harness = Harness();
        GuardedPrompt? seen = null;

        await harness.AskAsync(Guarded(prompt =>
        {
            seen = prompt;
            return InputVerdict.Pass;
        }));

        Assert.Equal(["the secret prompt"], _sent);
        Assert.Equal(("IDesk.AskAsync", "the secret prompt"), (seen!.Call, Assert.Single(seen.Messages).Text));
    }

    [Fact]
    public async Task Call_Rewritten_SendsWhatTheGuardSays()
    {
        var harness = Harness();

        await harness.AskAsync(Guarded(static _ => InputVerdict.Rewrite([new(ChatRole.User, "a harmless prompt")])));

        Assert.Equal(["a harmless prompt"], _sent);
    }

    [Fact]
    public async Task Call_Failed_SendsNothingAndThrowsWithGuardAndReason()
    {
        var harness = Harness();

        var error = await Assert.ThrowsAsync<LlmGuardException>(() => harness.AskAsync(Guarded(static _ => InputVerdict.Fail("it asks for a key."))));

        Assert.Empty(_sent);
        Assert.Equal(("Prompts", "it asks for a key.", true, LlmErrorKind.ContentFilter), (error.Guard, error.Reason, error.IsInput, error.Kind));
        Assert.Equal("Guard 'Prompts' refused the prompt of 'IDesk.AskAsync': it asks for a key; change what is asked, or the guard.", error.Message);
        Assert.Empty(error.Attempts);
        Assert.Equal(1, harness.Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.QualityMonitor).Failures);
    }

    [Fact]
    public async Task Call_GuardThatThrows_FailsTheCall()
    {
        var harness = Harness();

        var error = await Assert.ThrowsAsync<LlmGuardException>(() => harness.AskAsync(Guarded(static _ => throw new InvalidOperationException("the secret prompt"))));

        Assert.Empty(_sent);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_GuardThatHangs_EndsWithTheCall()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say("ok")).Configure(static b => b.AddGuard(new Hanging()));
        var plan = Guard.Plan with { Timeout = new() { TotalSeconds = 2 }, InputGuards = [new(typeof(Hanging), null)] };

        var error = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(plan)));

        Assert.Equal(LlmErrorKind.Timeout, error.Kind);
        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Call_CancelledInAGuard_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        var harness = new CallHarness().Model("fast", ScriptedReply.Say("ok")).Configure(static b => b.AddGuard(new Hanging()));
        var call = harness.AskAsync(Guard.Plan with { InputGuards = [new(typeof(Hanging), null)] }, cancellationToken: source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Ensemble_Guarded_LooksOnce()
    {
        var looked = 0;
        var harness = new CallHarness().Model("a", null, Answer).Model("b", null, Answer).Model("c", null, Answer);
        var plan = CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]) };

        await harness.AskAsync(plan with
        {
            InputGuards =
            [
                Guard.OfPrompts(_ =>
                {
                    looked++;
                    return InputVerdict.Rewrite([new(ChatRole.User, "rewritten")]);
                }),
            ],
        });

        Assert.Equal(1, looked);
        Assert.Equal(["rewritten", "rewritten", "rewritten"], _sent);
    }

    [Fact]
    public async Task Stream_Failed_SendsNothing()
    {
        var harness = Harness();
        var stream = harness.BindStream(Guarded(static _ => InputVerdict.Fail("no"))).Texts(CallHarness.Messages, null, null, default);

        await Assert.ThrowsAsync<LlmGuardException>(async () => await stream.GetAsyncEnumerator().MoveNextAsync());

        Assert.Empty(_sent);
    }

    [Fact]
    public void Bind_GuardThatNobodyHas_IsAFault()
    {
        var harness = Harness();

        var error = Assert.Throws<LlmConfigurationException>(() => harness.Bind(Guard.Plan with { InputGuards = [new(typeof(Hanging), null)] }));

        Assert.Contains("guarded by 'Hanging'", Assert.Single(error.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void AddGuard_WhatIsNone_IsRefused() => Assert.Throws<ArgumentException>(static () => LlmRuntime.CreateBuilder().AddGuard("text"));

    [Fact]
    public async Task Call_Refused_IsCountedAndOnItsSpan()
    {
        using var recorder = new TelemetryRecorder();
        var harness = Harness();

        await Assert.ThrowsAsync<LlmGuardException>(() => harness.AskAsync(Guarded(static _ => InputVerdict.Fail("no")) with { Trace = true }));

        var span = recorder.Span("IDesk.AskAsync");
        Assert.Equal(("Prompts", "fail", "llmattributes.guard_refused"), (span.GetTagItem("llmattributes.guard.name"), span.GetTagItem("llmattributes.guard.verdict"), span.GetTagItem("error.type")));
        var counted = Assert.Single(recorder.Measurements, static m => m.Instrument.Name == "llmattributes.client.guard.verdicts");
        Assert.Equal(("IDesk", "AskAsync", "fail"), (counted.Tags["llmattributes.client"], counted.Tags["llmattributes.method"], counted.Tags["llmattributes.guard.verdict"]));
    }

    private static CallPlan Guarded(Func<GuardedPrompt, InputVerdict> decide) => Guard.Plan with { InputGuards = [Guard.OfPrompts(decide)] };

    private CallHarness Harness() => new CallHarness().Model("fast", null, Answer);

    private ScriptedReply Answer(ScriptedRequest request)
    {
        lock (_sent)
            _sent.Add(request.UserText);
        return ScriptedReply.Say("ok");
    }

    private sealed class Hanging : IInputGuard
    {
        public async ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return InputVerdict.Pass;
        }
    }
}
