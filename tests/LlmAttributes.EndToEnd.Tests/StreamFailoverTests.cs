using LlmAttributes.Generated.LlmAttributes_EndToEnd_Tests;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>What can go wrong with a stream of the OpenAI SDK. As long as nothing has reached the reader the next candidate tells it all; after that the reader is told of the error.</summary>
public sealed class StreamFailoverTests : IAsyncLifetime
{
    private const string Call = nameof(IAssistant.TellQuicklyAsync);
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
    public async Task Tell_ErrorInTheFirstEvent_IsToldByTheNext()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say(Told) with { Fault = LoopbackFault.Error, SendsRoleFirst = false });

        await ReadAsync();

        AssertToldByTheNext(LlmErrorKind.ServerError, unmetered: 0);
    }

    [Fact]
    public async Task Tell_RoleThenError_IsToldByTheNext()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say(Told) with { Fault = LoopbackFault.Error });

        await ReadAsync();

        AssertToldByTheNext(LlmErrorKind.ServerError, unmetered: 0);
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

    [Fact]
    public async Task Tell_SlowTrickle_IsToldByTheNext()
    {
        var plan = new CallPlan("IAssistant")
        {
            Call = Call, Models = LlmModels.All, Model = Keys.OpenAI, Fallback = [new([Keys.Anthropic])], Timeout = new() { MinCharactersPerSecond = 10, ProbeSeconds = 2 },
        };
        var second = TimeSpan.FromSeconds(1);
        _desk.Script(Keys.OpenAI, LoopbackReply.SayInChunks([.. Told.Select(static letter => $"{letter}")]) with { CharactersPerSecond = 1 });
        var reading = ReadAsync(Contracts.Create(_desk.Runtime, binder => binder.BindStream(plan)).Texts([Prompt.User("Tell: tale")], null, null, default));
        var letters = 0;
        while (await Task.WhenAny(reading, _desk.Gpt.NextTextAsync()) != reading)
        {
            letters++;
            await Task.WhenAny(reading, _desk.Clock.WaitBegunAsync(wait => wait == second));
            _desk.Clock.ForgetWaits();
            _desk.Clock.Advance(second);
        }

        await reading;

        AssertToldByTheNext(LlmErrorKind.Timeout, unmetered: 1);
        Assert.InRange(letters, 2, 4);
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
        AssertOnlyTheFirstIsBooked(Call);
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
        AssertOnlyTheFirstIsBooked(nameof(IAssistant.TellWithinBudgetAsync));
    }

    private Task ReadAsync() => ReadAsync(_desk.Assistant.TellQuicklyAsync("tale"));

    private async Task ReadAsync(IAsyncEnumerable<string> pieces)
    {
        await foreach (var piece in pieces)
            _pieces.Add(piece);
    }

    private void AssertToldByTheNext(LlmErrorKind kind, long unmetered)
    {
        Assert.Equal(["There ", "was ", "a ", "king"], _pieces);
        Assert.Equal(["gpt-loopback", "claude-loopback"], _desk.Server.Requests.Select(static request => request.Model));
        Assert.Equal([(Keys.OpenAI, kind)], _desk.Runtime.Errors.Snapshot().RecentErrors.Select(static error => (error.Model, error.Kind)));
        var (first, next) = (_desk.Booked(Call, Keys.OpenAI), _desk.Booked(Call, Keys.Anthropic));
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
