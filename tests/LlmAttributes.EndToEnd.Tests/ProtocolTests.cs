using System.ClientModel;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>The protocols of the loopback server that a runtime meets through the real SDKs: OpenAI's Responses and Ollama's own.</summary>
public sealed class ProtocolTests : IAsyncLifetime
{
    private static readonly LoopbackReply s_reply = LoopbackReply.SayInChunks("Bill", "ing is", " it.") with { InputTokens = 120, CachedInputTokens = 100, OutputTokens = 7 };

    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public static TheoryData<LoopbackProtocol> Protocols => new(LoopbackProtocol.OpenAIResponses, LoopbackProtocol.Ollama);

    private IChatClient Client(LoopbackProtocol protocol)
    {
        if (protocol == LoopbackProtocol.Ollama)
            return new OllamaApiClient(_server.OllamaEndpoint, "m");
        var options = new OpenAIClientOptions { Endpoint = _server.OpenAIEndpoint, RetryPolicy = new System.ClientModel.Primitives.ClientRetryPolicy(0) };
#pragma warning disable OPENAI001 // The SDK marks its Responses client as experimental.
        return new OpenAIClient(new ApiKeyCredential("key"), options).GetResponsesClient().AsIChatClient("m");
#pragma warning restore OPENAI001
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Answer_Whole_HasTextUsageAndReason(LoopbackProtocol protocol)
    {
        _server.AddModel("m", s_reply);
        using var client = Client(protocol);

        var response = await client.GetResponseAsync([new(ChatRole.System, "Be brief."), new(ChatRole.User, "Which one?")]);

        Assert.Equal(("Billing is it.", 120, 7), (response.Text, response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));

        // The adapter of whole responses leaves out why a complete one ended.
        Assert.Equal(protocol == LoopbackProtocol.Ollama ? ChatFinishReason.Stop : null, response.FinishReason);
        Assert.Equal(protocol == LoopbackProtocol.Ollama ? null : 100, response.Usage.CachedInputTokenCount);
        var request = Assert.Single(_server.Requests);
        Assert.Equal((protocol, "m", "Be brief.", "Which one?", false), (request.Protocol, request.Model, request.SystemText, request.UserText, request.IsStream));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Answer_Streamed_ComesInPiecesWithUsage(LoopbackProtocol protocol)
    {
        _server.AddModel("m", s_reply);
        using var client = Client(protocol);

        var updates = await client.GetStreamingResponseAsync("Which one?").ToListAsync();

        Assert.Equal(["Bill", "ing is", " it."], updates.Select(static u => u.Text).Where(static t => t.Length > 0));
        var response = updates.ToChatResponse();
        Assert.Equal((ChatFinishReason.Stop, 120, 7), (response.FinishReason, response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
        Assert.True(Assert.Single(_server.Requests).IsStream);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Answer_LongerThanAllowed_IsCutAndSaysSo(LoopbackProtocol protocol)
    {
        _server.AddModel("m", LoopbackReply.Say("one two three four five six seven eight nine ten eleven twelve"));
        using var client = Client(protocol);

        var whole = await client.GetResponseAsync("Count.", new() { MaxOutputTokens = 3 });
        var streamed = (await client.GetStreamingResponseAsync("Count.", new() { MaxOutputTokens = 3 }).ToListAsync()).ToChatResponse();

        // The adapter of streamed responses leaves out why an incomplete one ended.
        Assert.Equal((ChatFinishReason.Length, protocol == LoopbackProtocol.Ollama ? ChatFinishReason.Length : null), (whole.FinishReason, streamed.FinishReason));
        Assert.True(whole.Text.Length is > 0 and < 30);
        Assert.Equal(whole.Text, streamed.Text);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Runtime_FailuresBeforeAnAnswer_AreRetriedByTheirKind(LoopbackProtocol protocol)
    {
        _server.AddModel("m", LoopbackReply.Fail(503), LoopbackReply.Fail(429, retryAfterSeconds: 0), s_reply);
        using var client = Client(protocol);
        await using var runtime = LlmRuntime.CreateBuilder().UseDefault(client).UseOpenAIErrors().Build();

        var result = await IRetried.Create(runtime).AskAsync("Which one?");

        Assert.Equal("Billing is it.", result.Value);
        Assert.Equal([LlmErrorKind.Overloaded, LlmErrorKind.RateLimit, null], result.Attempts.Select(static a => a.Error));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Model_ThatTheServerLacks_IsNotFound(LoopbackProtocol protocol)
    {
        using var client = Client(protocol);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => client.GetResponseAsync("Which one?"));

        Assert.Contains("404", error.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Ollama_Lists_ShowsAndEmbeds()
    {
        _server.AddModel("m", s_reply).AddEmbeddingModel("e", static text => new float[] { text.Length, 0.5f });
        using var client = new OllamaApiClient(_server.OllamaEndpoint, "e");

        Assert.Equal("m", Assert.Single(await client.ListLocalModelsAsync()).Name);
        Assert.Contains("completion", (await client.ShowModelAsync("m")).Capabilities!);
        Assert.NotEmpty(await client.GetVersionAsync());
        var embeddings = await ((IEmbeddingGenerator<string, Embedding<float>>)client).GenerateAsync(["four", "fives"]);
        Assert.Equal([4f, 5f], embeddings.Select(static e => e.Vector.Span[0]));
    }
}
