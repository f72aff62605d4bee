using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.EndToEnd.Tests;

public sealed class StreamTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public static TheoryData<string> Providers { get; } = [Keys.OpenAI, Keys.Anthropic];

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tell_Answer_ArrivesInPiecesAndIsBooked(string key)
    {
        _desk.Script(key, LoopbackReply.Say("Once upon a time") with { InputTokens = 100, OutputTokens = 10 });
        Assert.Equal(["Once ", "upon ", "a ", "time"], await _desk.Assistant.TellAsync("tale", Desk.Of(key)).ToListAsync());
        var booked = _desk.Booked("TellAsync", key);
        Assert.Equal((1L, 0L, new TokenUsage(100, 10)), (booked.Attempts, booked.UnmeteredAttempts, booked.Usage));
        Assert.Equal(key == Keys.OpenAI ? 0.0002m : 0.00045m, booked.Cost.Usd);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task TellUpdates_Answer_CarriesReasonAndUsage(string key)
    {
        _desk.Script(key, LoopbackReply.Say("Once upon") with { OutputTokens = 10 });
        var response = (await _desk.Assistant.TellUpdatesAsync("tale", Desk.Of(key)).ToListAsync()).ToChatResponse();
        Assert.Equal(("Once upon", ChatFinishReason.Stop, 10L), (response.Text, response.FinishReason, response.Usage!.OutputTokenCount));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tell_PieceByPiece_ReachesTheReaderBeforeTheEnd(string key)
    {
        var gate = new Gate();
        _desk.Script(key, LoopbackReply.Say("Once upon") with { BetweenChunks = Pause.Until(gate) });
        await using var pieces = _desk.Assistant.TellAsync("tale", Desk.Of(key)).GetAsyncEnumerator();
        Assert.True(await pieces.MoveNextAsync());
        Assert.Equal("Once ", pieces.Current);
        gate.Open();
        Assert.True(await pieces.MoveNextAsync());
        Assert.False(await pieces.MoveNextAsync());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tell_CutAfterOutput_SurfacesAndAsksNobodyElse(string key)
    {
        _desk.Script(key, LoopbackReply.Say("Once upon a time") with { Fault = LoopbackFault.Cut, FaultAfterChunks = 2 });
        var seen = new List<string>();
        var failure = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(_desk.Assistant.TellAsync("tale", Desk.Of(key)), seen));
        Assert.Equal(["Once ", "upon "], seen);
        Assert.Equal((LlmErrorKind.Network, false), (failure.Kind, failure.IsRetryable));
        Assert.Single(_desk.Server.Requests);
        Assert.Equal(1, _desk.Booked("TellAsync", key).UnmeteredAttempts);
    }

    [Fact]
    public async Task TellSafely_CutAfterOutput_IsNeitherRetriedNorHandedOn()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Once upon a time") with { Fault = LoopbackFault.Cut, FaultAfterChunks = 1 })
            .Script(Keys.Anthropic, LoopbackReply.Say("other"));
        var seen = new List<string>();
        await Assert.ThrowsAsync<LlmException>(() => ReadAsync(_desk.Assistant.TellSafelyAsync("tale"), seen));
        Assert.Equal(["Once "], seen);
        Assert.Single(_desk.Server.Requests);
    }

    [Fact]
    public async Task TellSafely_CutBeforeOutput_IsRetried()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Once") with { Fault = LoopbackFault.Cut }, LoopbackReply.Say("Twice"));
        var pending = _desk.Assistant.TellSafelyAsync("tale").ToListAsync();
        _desk.Clock.Advance(await _desk.Clock.WaitBegunAsync(static wait => wait >= TimeSpan.FromSeconds(2) && wait <= TimeSpan.FromSeconds(6)));
        Assert.Equal(["Twice"], await pending);
    }

    [Fact]
    public async Task TellQuickly_RoleAndThenNothing_AsksTheNextCandidateAndHangsUp()
    {
        var gate = new Gate();
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("late") with { BeforeFirstToken = Pause.Until(gate) }).Script(Keys.Anthropic, LoopbackReply.Say("in time"));
        var pending = _desk.Assistant.TellQuicklyAsync("tale").ToListAsync();
        // Cancelled while it still handles the headers, the SDK leaves the connection open until a garbage collection.
        await _desk.Gpt.FirstUpdate;
        _desk.Clock.Advance(TimeSpan.FromSeconds(2.999));
        Assert.False(pending.IsCompleted);
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["in ", "time"], await pending);
        Assert.Equal(LoopbackOutcome.Disconnected, await _desk.Server.Exchanges[0].Completed);
    }

    [Fact]
    public async Task TellQuickly_KeepAlivesAndThenNothing_AsksTheNextCandidate()
    {
        var gate = new Gate();
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("late") with { BeforeFirstToken = Pause.Until(gate), SendsRoleFirst = false, KeepAlives = 2 })
            .Script(Keys.Anthropic, LoopbackReply.Say("in time"));
        var pending = _desk.Assistant.TellQuicklyAsync("tale").ToListAsync();
        await gate.Reached;
        _desk.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["in ", "time"], await pending);
    }

    [Fact]
    public async Task TellQuickly_FirstTokenInTime_MayTakeAnyTimeAfter()
    {
        var gate = new Gate();
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Once upon") with { BetweenChunks = Pause.Until(gate) });
        await using var pieces = _desk.Assistant.TellQuicklyAsync("tale").GetAsyncEnumerator();
        Assert.True(await pieces.MoveNextAsync());
        await gate.Reached;
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        gate.Open();
        Assert.True(await pieces.MoveNextAsync());
        Assert.Equal("upon", pieces.Current);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tell_CancelledInMidStream_EndsAsCancelledAndHangsUp(string key)
    {
        var gate = new Gate();
        _desk.Script(key, LoopbackReply.Say("Once upon") with { BetweenChunks = Pause.Until(gate) });
        using var cancel = new CancellationTokenSource();
        await using var pieces = _desk.Assistant.TellAsync("tale", Desk.Of(key), cancel.Token).GetAsyncEnumerator(cancel.Token);
        Assert.True(await pieces.MoveNextAsync());
        await gate.Reached;
        await cancel.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pieces.MoveNextAsync());
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.Equal(LoopbackOutcome.Disconnected, await _desk.Server.Exchanges[0].Completed);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tell_ReaderStopsEarly_HangsUp(string key)
    {
        var gate = new Gate();
        _desk.Script(key, LoopbackReply.Say("Once upon") with { BetweenChunks = Pause.Until(gate) });
        await foreach (var piece in _desk.Assistant.TellAsync("tale", Desk.Of(key)))
            break;
        Assert.Equal(LoopbackOutcome.Disconnected, await _desk.Server.Exchanges[0].Completed);
    }

    [Theory]
    [InlineData(Keys.OpenAI, LoopbackFault.Malformed)]
    [InlineData(Keys.Anthropic, LoopbackFault.Malformed)]
    [InlineData(Keys.Anthropic, LoopbackFault.Error)]
    public async Task Tell_FaultInMidStream_Surfaces(string key, LoopbackFault fault)
    {
        _desk.Script(key, LoopbackReply.Say("Once upon a time") with { Fault = fault, FaultAfterChunks = 1 });
        var seen = new List<string>();
        var failure = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(_desk.Assistant.TellAsync("tale", Desk.Of(key)), seen));
        Assert.Equal(["Once "], seen);
        Assert.False(failure.IsRetryable);
    }

    [Fact]
    public async Task TellPatiently_ErrorEventBeforeOutput_IsRetried()
    {
        _desk.Script(Keys.Anthropic, LoopbackReply.Say("Once") with { Fault = LoopbackFault.Error }, LoopbackReply.Say("Twice"));
        var pending = _desk.Assistant.TellPatientlyAsync("tale", Desk.Of(Keys.Anthropic)).ToListAsync();
        _desk.Clock.Advance(await _desk.Clock.WaitBegunAsync(static _ => true));
        Assert.Equal(["Twice"], await pending);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task TellPatiently_RateLimitWithRetryAfter_WaitsAsAsked(string key)
    {
        _desk.Script(key, LoopbackReply.Fail(429, retryAfterSeconds: 11), LoopbackReply.Say("Once"));
        var pending = _desk.Assistant.TellPatientlyAsync("tale", Desk.Of(key)).ToListAsync();
        _desk.Clock.Advance(await _desk.Clock.WaitBegunAsync(static wait => wait == TimeSpan.FromSeconds(11)));
        Assert.Equal(["Once"], await pending);
    }

    private static async Task ReadAsync(IAsyncEnumerable<string> pieces, List<string> seen)
    {
        await foreach (var piece in pieces)
            seen.Add(piece);
    }
}
