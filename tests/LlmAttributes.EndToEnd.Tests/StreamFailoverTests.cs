using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>What can go wrong with a stream of the OpenAI SDK. As long as nothing has reached the reader the next candidate tells it all; after that the reader is told of the error.</summary>
public sealed class StreamFailoverTests : IAsyncLifetime
{
    private const string Told = "Once upon a time";
    private readonly List<string> _pieces = [];
    private Desk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        _desk.Script(Keys.Anthropic, LoopbackReply.Say("There was a king") with { InputTokens = 100, OutputTokens = 10 });
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Tell_ErrorBeforeHeaders_IsToldByTheNext()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Fail(503));

        await ReadAsync();

        AssertToldByTheNext(LlmErrorKind.Overloaded, unmetered: 0);
    }

    [Fact]
    public async Task Tell_KeepAlivesThenStall_IsToldByTheNext()
    {
        var gate = new Gate();
        var second = TimeSpan.FromSeconds(1);
        _desk.Script(Keys.OpenAI, LoopbackReply.Say(Told) with
        {
            SendsRoleFirst = false, KeepAlives = 3, BetweenKeepAlives = Pause.For(second), BeforeFirstToken = Pause.Until(gate),
        });
        var reading = ReadAsync();
        for (var kept = 1; kept < 3; kept++)
        {
            await _desk.Clock.WaitBegunAsync(wait => wait == second);
            _desk.Clock.ForgetWaits();
            _desk.Clock.Advance(second);
        }

        await gate.Reached;
        _desk.Clock.Advance(TimeSpan.FromSeconds(0.999));
        Assert.False(reading.IsCompleted);
        _desk.Clock.Advance(TimeSpan.FromSeconds(0.001));
        await reading;

        AssertToldByTheNext(LlmErrorKind.Timeout, unmetered: 1);
    }

    [Theory]
    [InlineData(LoopbackFault.Cut, LlmErrorKind.Network)]
    [InlineData(LoopbackFault.Malformed, LlmErrorKind.ServerError)]
    public async Task Tell_BrokenInMidOutput_IsToldToTheReaderAndBooked(LoopbackFault fault, LlmErrorKind kind)
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say(Told) with { Fault = fault, FaultAfterChunks = 2 });

        var failure = await Assert.ThrowsAsync<LlmException>(ReadAsync);

        Assert.Equal(["Once ", "upon "], _pieces);
        Assert.Equal((kind, false, Keys.OpenAI), (failure.Kind, failure.IsRetryable, failure.Model));
        Assert.Equal([(Keys.OpenAI, kind)], failure.Attempts.Select(static attempt => (attempt.Model, attempt.Error.GetValueOrDefault())));
        AssertOnlyTheFirstIsBooked("TellQuicklyAsync");
    }

    [Fact]
    public async Task Tell_CancelledInMidOutput_EndsAsCancelledAndIsBooked()
    {
        var gate = new Gate();
        using var cancel = new CancellationTokenSource();
        _desk.Script(Keys.OpenAI, LoopbackReply.Say(Told) with { BetweenChunks = Pause.Until(gate) });
        await using var pieces = _desk.Assistant.TellWithinBudgetAsync("tale", cancel.Token).GetAsyncEnumerator();
        Assert.True(await pieces.MoveNextAsync());
        await gate.Reached;
        await cancel.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pieces.MoveNextAsync());

        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.Equal(LoopbackOutcome.Disconnected, await _desk.Server.Exchanges[0].Completed);
        Assert.Empty(_desk.Runtime.Errors.Snapshot().RecentErrors);
        AssertOnlyTheFirstIsBooked("TellWithinBudgetAsync");
    }

    private async Task ReadAsync()
    {
        await foreach (var piece in _desk.Assistant.TellQuicklyAsync("tale"))
            _pieces.Add(piece);
    }

    private void AssertToldByTheNext(LlmErrorKind kind, long unmetered)
    {
        Assert.Equal(["There ", "was ", "a ", "king"], _pieces);
        Assert.Equal(["gpt-loopback", "claude-loopback"], _desk.Server.Requests.Select(static request => request.Model));
        Assert.Equal([(Keys.OpenAI, kind)], _desk.Runtime.Errors.Snapshot().RecentErrors.Select(static error => (error.Model, error.Kind)));
        var (first, next) = (_desk.Booked("TellQuicklyAsync", Keys.OpenAI), _desk.Booked("TellQuicklyAsync", Keys.Anthropic));
        Assert.Equal((1L, unmetered, default(TokenUsage)), (first.Attempts, first.UnmeteredAttempts, first.Usage));
        Assert.Equal((1L, 0L, new TokenUsage(100, 10), 0.00045m), (next.Attempts, next.UnmeteredAttempts, next.Usage, next.Cost.Usd));
    }

    // The protocol reports usage at the end of a stream, so what a broken one cost is not known, and the ledger says so.
    private void AssertOnlyTheFirstIsBooked(string call)
    {
        Assert.Equal("gpt-loopback", Assert.Single(_desk.Server.Requests).Model);
        var costs = _desk.Runtime.Costs.Snapshot();
        Assert.Equal((call, Keys.OpenAI, 1L, 1L), Assert.Single(costs.Entries.Select(static entry => (entry.Call, entry.Model, entry.Attempts, entry.UnmeteredAttempts))));
        Assert.True(costs.HasUnknown);
    }
}
