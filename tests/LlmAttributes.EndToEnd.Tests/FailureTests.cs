using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

public sealed class FailureTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public static TheoryData<string> Providers { get; } = [Keys.OpenAI, Keys.Anthropic];

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task AskPatiently_RateLimitWithRetryAfter_WaitsExactlyAsAsked(string key)
    {
        _desk.Script(key, LoopbackReply.Fail(429, retryAfterSeconds: 7), LoopbackReply.Say("Paris."));
        var pending = _desk.Assistant.AskPatientlyAsync("Capital?", Desk.Of(key));
        await _desk.Clock.WaitBegunAsync(static wait => wait == TimeSpan.FromSeconds(7));
        _desk.Clock.Advance(TimeSpan.FromSeconds(6.999));
        Assert.False(pending.IsCompleted);
        Assert.Single(_desk.Server.Requests);
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var result = await pending;
        Assert.Equal("Paris.", result.Value);
        Assert.Equal([(LlmErrorKind.RateLimit, 429), (null, null)], result.Attempts.Select(static a => (a.Error, a.StatusCode)));
        Assert.Equal(2, _desk.Server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task AskPatiently_RetryAfterAsADate_WaitsUntilThen(string key)
    {
        var date = (_desk.Clock.GetUtcNow() + TimeSpan.FromSeconds(9)).ToString("R");
        _desk.Script(key, LoopbackReply.Fail(429) with { Headers = new Dictionary<string, string> { ["Retry-After"] = date } }, LoopbackReply.Say("Paris."));
        var pending = _desk.Assistant.AskPatientlyAsync("Capital?", Desk.Of(key));
        _desk.Clock.Advance(await _desk.Clock.WaitBegunAsync(static wait => wait == TimeSpan.FromSeconds(9)));
        Assert.Equal("Paris.", (await pending).Value);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task AskPatiently_ServerErrorThenAnswer_RetriesAfterItsBackoff(string key)
    {
        _desk.Script(key, LoopbackReply.Fail(500), LoopbackReply.Say("Paris."));
        var pending = _desk.Assistant.AskPatientlyAsync("Capital?", Desk.Of(key));
        var wait = await _desk.Clock.WaitBegunAsync(static _ => true);
        Assert.InRange(wait, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));
        _desk.Clock.Advance(wait);
        var result = await pending;
        Assert.Equal([LlmErrorKind.ServerError, null], result.Attempts.Select(static a => a.Error));
        Assert.Equal(Cost.Zero, result.Attempts[0].Cost);
        Assert.Equal(2, _desk.Booked("AskPatientlyAsync", key).Attempts);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task AskInAHurry_RetryAfterBeyondTheTotal_FailsAtOnce(string key)
    {
        _desk.Script(key, LoopbackReply.Fail(429, retryAfterSeconds: 6));
        var failure = await Assert.ThrowsAsync<LlmException>(() => _desk.Assistant.AskInAHurryAsync("Capital?", Desk.Of(key)));
        Assert.Equal((LlmErrorKind.RateLimit, 429, TimeSpan.FromSeconds(6)), (failure.Kind, failure.StatusCode, failure.RetryAfter));
        Assert.Single(_desk.Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task AskPatiently_WrongKey_IsNotRetried(string key)
    {
        _desk.Script(key, LoopbackReply.Fail(401));
        var failure = await Assert.ThrowsAsync<LlmException>(() => _desk.Assistant.AskPatientlyAsync("Capital?", Desk.Of(key)));
        Assert.Equal((LlmErrorKind.Authentication, 401, key, false), (failure.Kind, failure.StatusCode, failure.Model, failure.IsRetryable));
        Assert.Single(_desk.Server.Requests);
    }

    [Fact]
    public async Task AskPatiently_QuotaExhausted_IsNotTakenForAPassingLimit()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Fail(429) with { ErrorType = "insufficient_quota", ErrorCode = "insufficient_quota" });
        var failure = await Assert.ThrowsAsync<LlmException>(() => _desk.Assistant.AskPatientlyAsync("Capital?", options: null));
        Assert.Equal((LlmErrorKind.QuotaExhausted, "insufficient_quota"), (failure.Kind, failure.ProviderCode));
        Assert.Single(_desk.Server.Requests);
    }

    [Fact]
    public async Task AskPatiently_WaitInTheMessageAlone_WaitsExactlyAsAsked()
    {
        const string Body = """{"error":{"message":"Rate limit reached on tokens per min (TPM): Limit 30000, Used 29937, Requested 385. Please try again in 644ms.","type":"tokens","code":"rate_limit_exceeded"}}""";
        _desk.Script(Keys.OpenAI, LoopbackReply.Fail(429) with { RawBody = Body }, LoopbackReply.Say("Paris."));
        var pending = _desk.Assistant.AskPatientlyAsync("Capital?", Desk.Of(Keys.OpenAI));
        _desk.Clock.Advance(await _desk.Clock.WaitBegunAsync(static wait => wait == TimeSpan.FromMilliseconds(644)));
        Assert.Equal("Paris.", (await pending).Value);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task AskPatiently_RequestThatNeverFitsSentAsALimit_IsNotRetried(string key)
    {
        const string Body = """{"type":"error","error":{"message":"Request too large on tokens per min (TPM): Limit 30000, Requested 41000.","type":"rate_limit_error","code":"rate_limit_exceeded"}}""";
        _desk.Script(key, LoopbackReply.Fail(429) with { RawBody = Body });
        var failure = await Assert.ThrowsAsync<LlmException>(() => _desk.Assistant.AskPatientlyAsync("Capital?", Desk.Of(key)));
        Assert.Equal((LlmErrorKind.RequestTooLarge, false), (failure.Kind, failure.IsRetryable));
        Assert.Single(_desk.Server.Requests);
    }

    [Fact]
    public async Task AskPatiently_UnknownModel_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<LlmException>(() => _desk.Assistant.AskPatientlyAsync("Capital?", options: null));
        Assert.Equal((LlmErrorKind.ModelNotFound, 404), (failure.Kind, failure.StatusCode));
    }

    [Fact]
    public async Task AskPatiently_PageOfAProxy_IsAServerErrorAllTheSame()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Fail(502) with { RawBody = "<html>Bad gateway</html>" }, LoopbackReply.Say("Paris."));
        var pending = _desk.Assistant.AskPatientlyAsync("Capital?", options: null);
        _desk.Clock.Advance(await _desk.Clock.WaitBegunAsync(static _ => true));
        Assert.Equal([(LlmErrorKind.ServerError, 502), (null, null)], (await pending).Attempts.Select(static a => (a.Error, a.StatusCode)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Ask_CutAnswer_IsANetworkError(string key)
    {
        _desk.Script(key, LoopbackReply.Say("A long enough answer to be cut in the middle.") with { Fault = LoopbackFault.Cut });
        var failure = await Assert.ThrowsAsync<LlmException>(() => _desk.Assistant.AskAsync("Capital?", Desk.Of(key)));
        Assert.Equal(LlmErrorKind.Network, failure.Kind);
        Assert.NotNull(failure.InnerException);
    }

    [Fact]
    public async Task AskAnyone_Overloaded_AsksTheOtherProvider()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Fail(503)).Script(Keys.Anthropic, LoopbackReply.Say("Paris."));
        var result = await _desk.Assistant.AskAnyoneAsync("Capital?");
        Assert.Equal(("Paris.", Keys.Anthropic), (result.Value, result.Model));
        Assert.Equal([Keys.OpenAI, Keys.Anthropic], result.Attempts.Select(static a => a.Model));
    }

    [Fact]
    public async Task AskAnyone_StalledAnswer_IsGivenUpAtItsLimit()
    {
        var gate = new Gate();
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("late") with { BeforeHeaders = Pause.Until(gate) }).Script(Keys.Anthropic, LoopbackReply.Say("Paris."));
        var pending = _desk.Assistant.AskAnyoneAsync("Capital?");
        await gate.Reached;
        _desk.Clock.Advance(TimeSpan.FromSeconds(10));
        var result = await pending;
        Assert.Equal([(LlmErrorKind.Timeout, TimeSpan.FromSeconds(10)), (null, TimeSpan.Zero)], result.Attempts.Select(static a => (a.Error, a.Duration)));
        Assert.Equal(LoopbackOutcome.Disconnected, await _desk.Server.Exchanges[0].Completed);
    }

    [Fact]
    public async Task AskAnyone_BothFail_ListsEachAttempt()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Fail(500)).Script(Keys.Anthropic, LoopbackReply.Fail(529));
        var failure = await Assert.ThrowsAsync<LlmException>(() => _desk.Assistant.AskAnyoneAsync("Capital?"));
        Assert.Equal(LlmErrorKind.AllFailed, failure.Kind);
        Assert.Equal(
            [(Keys.OpenAI, LlmErrorKind.ServerError), (Keys.Anthropic, LlmErrorKind.Overloaded)],
            failure.Attempts.Select(static a => (a.Model, a.Error.GetValueOrDefault())));
    }
}
