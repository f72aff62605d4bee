using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Attempts reuse their cancellation sources; an open stream must keep its own.</summary>
public sealed class StreamLifetimeTests : IAsyncLifetime
{
    private const int LaterCalls = 20;
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(Keys.OpenAI)]
    [InlineData(Keys.Anthropic)]
    public async Task OpenStream_LaterCallsTimeOut_GoesOn(string key)
    {
        var gate = new Gate();
        var other = key == Keys.OpenAI ? _desk.Claude : _desk.Gpt;
        var watch = key == Keys.OpenAI ? _desk.Gpt : _desk.Claude;
        _desk.Script(key, LoopbackReply.Say("Once upon") with { BetweenChunks = Pause.Until(gate) });
        await using var pieces = _desk.Assistant.TellAtLengthAsync("tale", Desk.Of(key)).GetAsyncEnumerator();
        Assert.True(await pieces.MoveNextAsync());
        var ofStream = watch.Tokens.Single();

        for (var i = 0; i < LaterCalls; i++)
            await TimeOutAsync(key == Keys.OpenAI ? Keys.Anthropic : Keys.OpenAI);

        Assert.Equal(LaterCalls, other.Tokens.Count);
        Assert.DoesNotContain(ofStream, other.Tokens);
        Assert.False(ofStream.IsCancellationRequested);
        gate.Open();
        Assert.True(await pieces.MoveNextAsync());
        Assert.Equal("upon", pieces.Current);
        Assert.False(await pieces.MoveNextAsync());
    }

    [Fact]
    public async Task OpenStream_ItsOwnLimitPasses_EndsWithATimeout()
    {
        var gate = new Gate();
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Once upon") with { BetweenChunks = Pause.Until(gate) });
        await using var pieces = _desk.Assistant.TellAtLengthAsync("tale", options: null).GetAsyncEnumerator();
        Assert.True(await pieces.MoveNextAsync());
        await gate.Reached;
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        var failure = await Assert.ThrowsAsync<LlmException>(async () => await pieces.MoveNextAsync());
        Assert.Equal((LlmErrorKind.Timeout, false), (failure.Kind, failure.IsRetryable));
    }

    [Fact]
    public async Task TwoOpenStreams_OneIsCancelled_TheOtherGoesOn()
    {
        var gate = new Gate();
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Once upon") with { BetweenChunks = Pause.Until(gate) });
        using var cancel = new CancellationTokenSource();
        await using var first = _desk.Assistant.TellAtLengthAsync("tale", options: null, cancel.Token).GetAsyncEnumerator();
        await using var second = _desk.Assistant.TellAtLengthAsync("tale", options: null).GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());
        Assert.True(await second.MoveNextAsync());
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await first.MoveNextAsync());
        gate.Open();
        Assert.True(await second.MoveNextAsync());
        Assert.Equal("upon", second.Current);
        Assert.Equal(2, _desk.Gpt.Tokens.Distinct().Count());
    }

    private async Task TimeOutAsync(string key)
    {
        var gate = new Gate();
        _desk.Script(key, LoopbackReply.Say("late") with { BeforeHeaders = Pause.Until(gate) });
        var pending = _desk.Assistant.AskInAHurryAsync("Well?", Desk.Of(key));
        await gate.Reached;
        _desk.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(LlmErrorKind.Timeout, (await Assert.ThrowsAsync<LlmException>(() => pending)).Kind);
    }
}
