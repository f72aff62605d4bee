using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Bodies as providers send them, through the official SDKs, to the ledger.</summary>
public sealed class ReplayedUsageTests
{
    private const string Chat = """
        { "id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [{ "index": 0, "message": { "role": "assistant", "content": "42" }, "finish_reason": "stop" }],
          "usage": { "prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100, "prompt_tokens_details": { "cached_tokens": 200, "cache_write_tokens": 300, "audio_tokens": 100 },
                     "completion_tokens_details": { "reasoning_tokens": 40, "audio_tokens": 10 } } }
        """;

    private const string Messages = """
        { "id": "m", "type": "message", "role": "assistant", "model": "m", "content": [{ "type": "text", "text": "42" }], "stop_reason": "end_turn", "stop_sequence": null,
          "usage": { "input_tokens": 100, "cache_read_input_tokens": 200, "cache_creation_input_tokens": 300, "cache_creation": { "ephemeral_5m_input_tokens": 180, "ephemeral_1h_input_tokens": 120 },
                     "output_tokens": 100, "server_tool_use": { "web_search_requests": 2, "web_fetch_requests": 0 } } }
        """;

    private static readonly ModelFacts s_facts = new()
    {
        InputUsdPerMillionTokens = 1,
        OutputUsdPerMillionTokens = 10,
        CachedInputUsdPerMillionTokens = 0.1m,
        CacheWriteUsdPerMillionTokens = 1.25m,
        OneHourCacheWriteUsdPerMillionTokens = 2,
        AudioInputUsdPerMillionTokens = 5,
        AudioOutputUsdPerMillionTokens = 20,
        WebSearchUsd = 0.01m,
    };

    [Fact]
    public async Task Count_OpenAIAnswer_IsBookedByKind()
    {
        using var http = new HttpClient(new Recorded(Chat));
        var client = new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http) }).GetChatClient("m").AsIChatClient();

        Assert.Equal(((400 * 1m) + (200 * 0.1m) + (300 * 1.25m) + (100 * 5m) + (90 * 10m) + (10 * 20m)) / 1_000_000, await BookedAsync(client, static b => b.UseOpenAIUsage()));
        Assert.Equal(((700 * 1m) + (200 * 0.1m) + (100 * 5m) + (90 * 10m) + (10 * 20m)) / 1_000_000, await BookedAsync(client, static _ => { }));
    }

    [Fact]
    public async Task Count_AnthropicAnswer_IsBookedByKind()
    {
        using var http = new HttpClient(new Recorded(Messages));
        var client = new AnthropicClient { ApiKey = "none", HttpClient = http }.AsIChatClient("m");

        Assert.Equal(((100 * 1m) + (200 * 0.1m) + (180 * 1.25m) + (120 * 2m) + (100 * 10m)) / 1_000_000 + 0.02m, await BookedAsync(client, static b => b.UseAnthropicUsage()));
        Assert.Equal(((100 * 1m) + (200 * 0.1m) + (300 * 1.25m) + (100 * 10m)) / 1_000_000 + 0.02m, await BookedAsync(client, static _ => { }));
    }

    private static async Task<decimal> BookedAsync(IChatClient client, Action<LlmRuntimeBuilder> configure)
    {
        var builder = LlmRuntime.CreateBuilder().UseDefault(client, s_facts);
        configure(builder);
        await using var runtime = builder.Build();
        Assert.Equal(42, await IPlain.Create(runtime).CountAsync("stars"));
        return runtime.Costs.Snapshot().KnownTotal.Usd;
    }

    private sealed class Recorded(string answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(answer, Encoding.UTF8, "application/json") });
    }
}
