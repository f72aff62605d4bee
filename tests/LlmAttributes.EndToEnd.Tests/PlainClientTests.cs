using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>A contract without policies on the SDK's own chat client, without a runtime.</summary>
public sealed class PlainClientTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public static TheoryData<string> Providers { get; } = [Keys.OpenAI, Keys.Anthropic];

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Count_Answer_IsReadAsANumber(string key)
    {
        _desk.Script(key, LoopbackReply.Say("42"));
        Assert.Equal(42, await IPlain.Create(ClientOf(key)).CountAsync("stars"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tell_Answer_ArrivesInPieces(string key)
    {
        _desk.Script(key, LoopbackReply.SayInChunks("On", "ce"));
        Assert.Equal(["On", "ce"], await IPlain.Create(ClientOf(key)).TellAsync("tale").ToListAsync());
    }

    [Fact]
    public async Task Count_RateLimitWithoutAReader_IsRecognised()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Fail(429));
        var failure = await Assert.ThrowsAsync<LlmException>(() => IPlain.Create(_desk.OpenAIClient).CountAsync("stars"));
        Assert.Equal((LlmErrorKind.RateLimit, 429, true), (failure.Kind, failure.StatusCode, failure.IsRetryable));
    }

    [Fact]
    public async Task Count_AnthropicRateLimitWithoutAReader_IsRecognised()
    {
        _desk.Script(Keys.Anthropic, LoopbackReply.Fail(429));
        var failure = await Assert.ThrowsAsync<LlmException>(() => IPlain.Create(_desk.AnthropicClient).CountAsync("stars"));
        Assert.Equal((LlmErrorKind.RateLimit, 429), (failure.Kind, failure.StatusCode));
    }

    private Microsoft.Extensions.AI.IChatClient ClientOf(string key) => key == Keys.OpenAI ? _desk.OpenAIClient : _desk.AnthropicClient;
}
