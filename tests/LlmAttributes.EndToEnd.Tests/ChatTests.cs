using System.Text.Json;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.EndToEnd.Tests;

public sealed class ChatTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(Keys.OpenAI, "chatcmpl-", "/v1/chat/completions")]
    [InlineData(Keys.Anthropic, "msg_", "/v1/messages")]
    public async Task Ask_Answer_GivesTextModelReasonAndId(string key, string idPrefix, string path)
    {
        _desk.Script(key, LoopbackReply.Say("Paris."));
        var result = await _desk.Assistant.AskAsync("Capital of France?", Desk.Of(key));
        Assert.Equal(("Paris.", key, ChatFinishReason.Stop), (result.Value, result.Model, result.FinishReason));
        Assert.StartsWith(idPrefix, result.RequestId, StringComparison.Ordinal);
        var request = Assert.Single(_desk.Server.Requests);
        Assert.Equal(path, request.Path);
        Assert.Equal([new LoopbackMessage("system", "You are brief."), new LoopbackMessage("user", "Answer: Capital of France?")], request.Messages);
    }

    [Theory]
    [InlineData(Keys.OpenAI, 0.000294)]
    [InlineData(Keys.Anthropic, 0.000537)]
    public async Task Ask_UsageWithCachedTokens_IsBookedExactly(string key, double usd)
    {
        _desk.Script(key, LoopbackReply.Say("Paris.") with { InputTokens = 100, CachedInputTokens = 40, OutputTokens = 23 });
        var result = await _desk.Assistant.AskAsync("Capital of France?", Desk.Of(key));
        Assert.Equal(new TokenUsage(100, 23) { CachedInputTokens = 40 }, result.Usage);
        Assert.Equal((decimal)usd, result.Cost.Usd);
        var booked = _desk.Booked("AskAsync", key);
        Assert.Equal((1L, 0L, result.Usage, result.Cost), (booked.Attempts, booked.UnmeteredAttempts, booked.Usage, booked.Cost));
    }

    [Theory]
    [InlineData(Keys.OpenAI)]
    [InlineData(Keys.Anthropic)]
    public async Task AskBriefly_ModelOptions_ReachTheProvider(string key)
    {
        _desk.Script(key, LoopbackReply.Say("One two three four."));
        var result = await _desk.Assistant.AskBrieflyAsync("Count.", Desk.Of(key));
        Assert.Equal(("One two ", ChatFinishReason.Length), (result.Value, result.FinishReason));
        using var body = JsonDocument.Parse(_desk.Server.Requests[0].Body);
        // The adapter of the Anthropic SDK leaves the temperature out: newer models refuse it.
        if (key == Keys.OpenAI)
            Assert.Equal(0.5, body.RootElement.GetProperty("temperature").GetDouble());
        Assert.Equal("END", body.RootElement.GetProperty(key == Keys.OpenAI ? "stop" : "stop_sequences")[0].GetString());
    }

    [Fact]
    public async Task Vote_TwoProviders_MergesTheirAnswers()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("True.")).Script(Keys.Anthropic, LoopbackReply.Say("true"));
        var vote = await _desk.Assistant.VoteAsync("Water is wet.");
        Assert.True(vote.Value);
        Assert.Equal(1, vote.Agreement);
        Assert.Equal([Keys.OpenAI, Keys.Anthropic], vote.Contributions.Select(static c => c.Model));
        Assert.Equal(2, _desk.Server.Requests.Count);
    }

    [Fact]
    public async Task Ask_Traced_IsInTheReport()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Yes."));
        await _desk.Assistant.AskAsync("Well?", options: null);
        var operation = Assert.Single(_desk.Runtime.Tracer.GetReport().Operations);
        Assert.Equal(("IAssistant.AskAsync", 1L, 0L), (operation.Operation, operation.Count, operation.Failed));
    }

    [Theory]
    [InlineData(Keys.OpenAI)]
    [InlineData(Keys.Anthropic)]
    public async Task Ask_CancelledInFlight_EndsAsCancelledAndHangsUp(string key)
    {
        var gate = new Gate();
        _desk.Script(key, LoopbackReply.Say("late") with { BeforeHeaders = Pause.Until(gate) });
        using var cancel = new CancellationTokenSource();
        var pending = _desk.Assistant.AskAsync("Well?", Desk.Of(key), cancel.Token);
        await gate.Reached;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        Assert.Equal(LoopbackOutcome.Disconnected, await _desk.Server.Exchanges[0].Completed);
    }
}
