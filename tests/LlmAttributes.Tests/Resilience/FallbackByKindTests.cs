using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class FallbackByKindTests
{
    private static readonly ScriptedReply s_tooLong = ScriptedReply.Fail(new InvalidOperationException("HTTP 400 (invalid_request_error: context_length_exceeded)"));

    private static ModelFacts Window(int tokens) => new() { ContextWindow = tokens };

    private static CallPlan Plan(params FallbackPlan[] fallback) => CallHarness.Plan with { Model = "a", Fallback = fallback };

    [Fact]
    public async Task Ask_ErrorOfThePart_GoesToItsModel()
    {
        var harness = new CallHarness().Model("a", Failures.Status(429)).Model("b", ScriptedReply.Say("b")).Model("c", ScriptedReply.Say("c"));

        Assert.Equal("c", await harness.AskAsync(Plan(new(["b"]) { On = ErrorKinds.ContextLength }, new(["c"]) { On = ErrorKinds.RateLimit })));
        Assert.Equal(["a", "c"], harness.Asked);
    }

    [Fact]
    public async Task Ask_ErrorOfNoPart_Fails()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.Say("b"));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(new FallbackPlan(["b"]) { On = ErrorKinds.RateLimit })));

        Assert.Equal((LlmErrorKind.ServerError, "a"), (e.Kind, Assert.Single(harness.Asked)));
    }

    [Fact]
    public async Task Ask_EarlierPartMatchesALaterError_ItsModelIsAskedThen()
    {
        var harness = new CallHarness().Model("a", Failures.Status(429)).Model("large", s_tooLong, ScriptedReply.Say("large")).Model("other", s_tooLong);
        var plan = Plan(new(["large"]) { On = ErrorKinds.ContextLength }, new(["other"]));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(plan));

        Assert.Equal(["a", "other", "large"], harness.Asked);
    }

    [Fact]
    public async Task Ask_MalformedRequestNamedByAPart_IsTriedThere()
    {
        var harness = new CallHarness().Model("a", Failures.Status(400)).Model("b", ScriptedReply.Say("b"));

        Assert.Equal("b", await harness.AskAsync(Plan(new FallbackPlan(["b"]) { On = ErrorKinds.BadRequest })));
    }

    [Fact]
    public async Task Ask_ContextLength_GoesToALargerWindowOnly()
    {
        var harness = new CallHarness().Model("a", Window(8_000), s_tooLong).Model("small", Window(4_000), ScriptedReply.Say("small"))
            .Model("same", Window(8_000), ScriptedReply.Say("same")).Model("large", Window(100_000), ScriptedReply.Say("large"));

        Assert.Equal("large", await harness.AskAsync(Plan(new FallbackPlan(["small", "same", "large"]))));
        Assert.Equal(["a", "large"], harness.Asked);
    }

    [Fact]
    public async Task Ask_ContextLengthAndNoLargerWindow_FailsWithThatError()
    {
        var harness = new CallHarness().Model("a", Window(8_000), s_tooLong).Model("small", Window(4_000), ScriptedReply.Say("small"));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(new FallbackPlan(["small"]))));

        Assert.Equal(LlmErrorKind.ContextLength, e.Kind);
    }

    [Fact]
    public async Task Ask_ContextLengthThenAnotherError_StillSkipsSmallerWindows()
    {
        var harness = new CallHarness().Model("a", Window(8_000), s_tooLong).Model("large", Window(100_000), Failures.Status(500))
            .Model("small", Window(4_000), ScriptedReply.Say("small")).Model("unknown", ScriptedReply.Say("unknown"));

        Assert.Equal("unknown", await harness.AskAsync(Plan(new FallbackPlan(["large", "small", "unknown"]))));
        Assert.Equal(["a", "large", "unknown"], harness.Asked);
    }

    [Fact]
    public async Task Ask_AllFail_OneErrorNamesEveryAttempt()
    {
        var harness = new CallHarness().Model("a", Failures.Status(429)).Model("b", Failures.Status(500)).Model("c", Failures.Status(401));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(new FallbackPlan(["b", "c"]))));

        Assert.Equal(LlmErrorKind.AllFailed, e.Kind);
        Assert.Contains("a: RateLimit (429); b: ServerError (500); c: Authentication (401)", e.Message, StringComparison.Ordinal);
        Assert.True(e.IsOneOf(ErrorKinds.Authentication));
        Assert.False(e.IsOneOf(ErrorKinds.RateLimit));
    }

    [Fact]
    public async Task OrValue_ErrorOfItsKinds_Answers()
    {
        var harness = new CallHarness().Model("a", Failures.Status(429));
        var call = harness.Bind(CallHarness.Plan with { Model = "a" });

        Assert.Equal("sorry", await call.OrValueAsync(call.AskAsync(CallHarness.Messages, default), ErrorKinds.RateLimit, "sorry"));
    }

    [Fact]
    public async Task OrValue_OtherError_Throws()
    {
        var harness = new CallHarness().Model("a", Failures.Status(401));
        var call = harness.Bind(CallHarness.Plan with { Model = "a" });

        await Assert.ThrowsAsync<LlmException>(() => call.OrValueAsync(call.AskAsync(CallHarness.Messages, default), ErrorKinds.RateLimit, "sorry"));
    }

    [Fact]
    public async Task OrValue_Result_KeepsTheFailedAttempts()
    {
        var harness = new CallHarness().Model("a", Failures.Status(429));
        var call = harness.Bind(CallHarness.Plan with { Model = "a" });

        var result = await call.OrValueAsync(call.AskResultAsync(CallHarness.Messages, default), ErrorKinds.Default, "sorry");

        Assert.Equal(("sorry", "", LlmErrorKind.RateLimit), (result.Value, result.Model, Assert.Single(result.Attempts).Error));
    }

    [Fact]
    public async Task OrElse_StreamFailsBeforeItsFirstOutput_TheMethodAnswers()
    {
        var harness = new CallHarness().Model("a", Failures.Status(429));
        var stream = harness.BindStream(CallHarness.Plan with { Model = "a" });

        Assert.Equal(["sorry"], await stream.OrValue(stream.Texts(CallHarness.Messages, null, null, default), ErrorKinds.Default, "sorry", default).ToListAsync());
    }

    [Fact]
    public async Task OrElse_StreamBreaksOff_TheErrorReachesTheCaller()
    {
        var harness = new CallHarness().Model("a", new ScriptedReply { Text = "one two", Failure = new HttpRequestException("cut"), FailureAfterChunks = 1 });
        var stream = harness.BindStream(CallHarness.Plan with { Model = "a" });

        await Assert.ThrowsAsync<LlmException>(async () => await stream.OrValue(stream.Texts(CallHarness.Messages, null, null, default), ErrorKinds.Any, "sorry", default).ToListAsync());
    }
}
