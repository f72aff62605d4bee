using System.ClientModel;
using Anthropic;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Tools that a model of the loopback server asks for, in the words of each protocol and read by the real SDKs, which run them.</summary>
public sealed class ToolCallTests : IAsyncLifetime
{
    private readonly List<string> _asked = [];
    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public static TheoryData<LoopbackProtocol, bool> Protocols
    {
        get
        {
            var data = new TheoryData<LoopbackProtocol, bool>();
            foreach (var protocol in Enum.GetValues<LoopbackProtocol>())
            {
                data.Add(protocol, false);
                data.Add(protocol, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Tool_ThatTheModelAsksFor_RunsAndItsResultReachesTheModel(LoopbackProtocol protocol, bool isStream)
    {
        _server.AddModel("m", LoopbackReply.CallTool("weather", """{"city":"Oban"}"""), LoopbackReply.Say("It rains."));

        var response = await AskAsync(protocol, isStream);

        Assert.Equal("It rains.", response.Text);
        Assert.Equal(["Oban"], _asked);
        Assert.Equal(2, _server.Requests.Count);
        Assert.Contains("rain in Oban", Assert.Single(_server.Requests[1].Messages, static message => message.Role == "tool").Text, StringComparison.Ordinal);

        // Responses are remembered by their ids, so that only what is new is sent.
        Assert.Equal(protocol == LoopbackProtocol.OpenAIResponses ? "" : "How is it?", _server.Requests[1].UserText);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Tools_AfterAText_RunAll(LoopbackProtocol protocol, bool isStream)
    {
        _server.AddModel("m", new LoopbackReply { Text = "Let me look. ", ToolCalls = [new("weather", """{"city":"Oban"}"""), new("weather", """{"city":"Mull"}""")] }, LoopbackReply.Say("It rains."));

        var response = await AskAsync(protocol, isStream);

        Assert.StartsWith("Let me look.", response.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal("It rains.", response.Messages[^1].Text);
        Assert.Equal(["Oban", "Mull"], _asked);
        Assert.Equal(2, _server.Requests[1].Messages.Count(static message => message.Role == "tool"));
    }

    private async Task<ChatResponse> AskAsync(LoopbackProtocol protocol, bool isStream)
    {
        var options = new ChatOptions
        {
            Tools =
            [
                AIFunctionFactory.Create(
                    (string city) =>
                    {
                        _asked.Add(city);
                        return $"rain in {city}";
                    },
                    "weather"),
            ],
            MaxOutputTokens = 100,
        };
        using var client = Client(protocol).AsBuilder().UseFunctionInvocation().Build();
        return isStream
            ? (await client.GetStreamingResponseAsync("How is it?", options).ToListAsync()).ToChatResponse()
            : await client.GetResponseAsync("How is it?", options);
    }

    private IChatClient Client(LoopbackProtocol protocol)
    {
        if (protocol == LoopbackProtocol.Ollama)
            return new OllamaApiClient(_server.OllamaEndpoint, "m");
        if (protocol == LoopbackProtocol.Anthropic)
            return new AnthropicClient(new() { ApiKey = "key", BaseUrl = _server.AnthropicEndpoint.ToString(), MaxRetries = 0 }).AsIChatClient("m");
        var client = new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = _server.OpenAIEndpoint, RetryPolicy = new System.ClientModel.Primitives.ClientRetryPolicy(0) });
#pragma warning disable OPENAI001 // The SDK marks its Responses client as experimental.
        return protocol == LoopbackProtocol.OpenAIResponses ? client.GetResponsesClient().AsIChatClient("m") : client.GetChatClient("m").AsIChatClient();
#pragma warning restore OPENAI001
    }
}
