using System.ClientModel;
using System.Text.Json.Nodes;
using Anthropic;
using Anthropic.Core;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OpenAI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>What the official SDKs send of a prompt whose beginning may be cached.</summary>
public sealed class PromptCacheTests : IAsyncLifetime
{
    private LoopbackServer _server = null!;

    private JsonNode Sent => JsonNode.Parse(_server.Requests[^1].Body)!;

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync();
        _server.AddModel("m", LoopbackReply.Say("yes"));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private IChatClient OpenAI()
    {
        var client = new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = _server.OpenAIEndpoint }.UseLlmAttributes());
        return client.GetChatClient("m").AsIChatClient();
    }

    private IChatClient Anthropic(bool forAnHour = false) =>
        new AnthropicClient(new ClientOptions { ApiKey = "key", BaseUrl = _server.AnthropicEndpoint.ToString() }.UseLlmAttributes()).AsIChatClient("m").WithPromptCache(forAnHour);

    private static ICached Desk(LlmRuntime runtime) => ICached.Create(runtime);

    private static LlmRuntime Runtime(IChatClient client) => LlmRuntime.CreateBuilder().UseDefault(client).Build();

    [Fact]
    public async Task OpenAI_IsSentTheFingerprintAsCacheKey()
    {
        await using var runtime = Runtime(OpenAI());

        var result = await Desk(runtime).AskAsync("a fact", "why?");

        Assert.Equal(result.Prompt!.Fingerprint, (string?)Sent["prompt_cache_key"]);
        Assert.Equal("high", (string?)Sent["reasoning_effort"]);
        var user = Sent["messages"]!.AsArray()[^1]!["content"]!.AsArray();
        Assert.Equal(["Document:\na fact\nQuestion: ", "why?"], user.Select(part => (string?)part!["text"]));
    }

    [Fact]
    public async Task OpenAI_Stream_IsSentTheKeyToo()
    {
        await using var runtime = Runtime(OpenAI());

        await foreach (var _ in Desk(runtime).TellAsync([], "why?"))
        {
        }

        Assert.Equal(16, ((string?)Sent["prompt_cache_key"])?.Length);
    }

    [Fact]
    public async Task OpenAI_CallWithoutCachePrefix_IsSentNoKey()
    {
        await using var runtime = Runtime(OpenAI());

        await Desk(runtime).PlainAsync("why?");

        Assert.Null(Sent["prompt_cache_key"]);
    }

    [Theory]
    [InlineData(false, "5m")]
    [InlineData(true, "1h")]
    public async Task Anthropic_HasABreakpointBehindTheStableValue(bool forAnHour, string ttl)
    {
        await using var runtime = Runtime(Anthropic(forAnHour));

        await Desk(runtime).AskAsync("a fact", "why?");

        var user = Sent["messages"]!.AsArray()[^1]!["content"]!.AsArray();
        Assert.Equal(["Document:\na fact\nQuestion: ", "why?"], user.Select(part => (string?)part!["text"]));
        Assert.Equal(("ephemeral", ttl), ((string?)user[0]!["cache_control"]?["type"], (string?)user[0]!["cache_control"]?["ttl"]));
        Assert.Null(user[1]!["cache_control"]);
        Assert.DoesNotContain("cache_control", Sent["system"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anthropic_Stream_HasABreakpointBehindTheExamples()
    {
        await using var runtime = Runtime(Anthropic());

        await foreach (var _ in Desk(runtime).TellAsync([new(ChatRole.User, "earlier"), new(ChatRole.Assistant, "so")], "why?"))
        {
        }

        var marked = Sent["messages"]!.AsArray().Select(m => m!["content"]!.ToJsonString().Contains("cache_control", StringComparison.Ordinal));
        Assert.Equal([false, true, false, false, false], marked);
    }

    [Fact]
    public async Task Anthropic_CallWithoutCachePrefix_HasNone()
    {
        await using var runtime = Runtime(Anthropic());

        await Desk(runtime).PlainAsync("why?");

        Assert.DoesNotContain("cache_control", _server.Requests[^1].Body, StringComparison.Ordinal);
    }
}
