using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OpenAI;
using Quickstart;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>A server, the official SDKs pointed at it, a runtime on the server's clock, which stands still, and the generated client.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private const string GptName = "gpt-loopback";
    private const string ClaudeName = "claude-loopback";

    private Desk(LoopbackServer server, WatchedClock clock, Action<LlmRuntimeBuilder, LoopbackServer>? configure)
    {
        Server = server;
        Clock = clock;
        OpenAIClient = new OpenAIClient(
            new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = server.OpenAIEndpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) })
            .GetChatClient(GptName).AsIChatClient();
        var headers = new AnthropicErrorHeaders();
        AnthropicClient = new AnthropicClient(new() { ApiKey = "key", BaseUrl = server.AnthropicEndpoint.ToString(), MaxRetries = 0, Handlers = [headers] })
            .AsIChatClient(ClaudeName);
        Gpt = new(OpenAIClient);
        Claude = new(AnthropicClient);
        var builder = LlmRuntime.CreateBuilder()
            .AddModel(Keys.OpenAI, Gpt)
            .AddModel(Keys.Anthropic, Claude)
            .UseOpenAIErrors()
            .UseAnthropicErrors(headers)
            .UseTimeProvider(Clock)
            .UsePerformanceTracer();
        configure?.Invoke(builder, server);
        Runtime = builder.Build();
        Assistant = IAssistant.Create(Runtime);
    }

    public LoopbackServer Server { get; }

    public WatchedClock Clock { get; }

    public IChatClient OpenAIClient { get; }

    public IChatClient AnthropicClient { get; }

    public ClientWatch Gpt { get; }

    public ClientWatch Claude { get; }

    public LlmRuntime Runtime { get; }

    public IAssistant Assistant { get; }

    public static Task<Desk> OpenAsync(Action<LlmRuntimeBuilder>? configure = null) => OpenAsync((builder, _) => configure?.Invoke(builder));

    public static async Task<Desk> OpenAsync(Action<LlmRuntimeBuilder, LoopbackServer> configure)
    {
        var clock = new WatchedClock();
        return new(await LoopbackServer.StartAsync(clock), clock, configure);
    }

    /// <summary>Scripts one of the two models.</summary>
    public Desk Script(string key, params LoopbackReply[] replies)
    {
        Server.AddModel(key == Keys.OpenAI ? GptName : ClaudeName, replies);
        return this;
    }

    public static LlmCallOptions Of(string key) => new() { Model = key };

    public CostEntry Booked(string call, string key) => Runtime.Costs.Snapshot().Entries.Single(entry => entry.Call == call && entry.Model == key);

    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        OpenAIClient.Dispose();
        AnthropicClient.Dispose();
        await Server.DisposeAsync();
    }
}
