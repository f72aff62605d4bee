using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;

namespace LlmAttributes.Evaluation.Prices;

/// <summary>Sends recorded bodies through the official SDKs and their chat clients, as if the provider had answered.</summary>
internal static class AdapterReplay
{
    public static bool Knows(ExpectedPrice expected) => (expected.Provider, expected.ApiFlavor) is ("openai", "chat") or ("openai", "responses") or ("anthropic", "default");

    /// <summary>What a runtime reads in the adapter's response.</summary>
    public static (TokenUsage? Usage, string? Model) Read(ExpectedPrice expected, JsonElement body)
    {
        var answer = Complete(expected, body);
        using var http = new HttpClient(new Recorded(answer));
        using var client = Client(expected, http, body.GetProperty("model").GetString()!);
        var response = client.GetResponseAsync("Hello.").GetAwaiter().GetResult();
        if (expected.Provider == "openai")
            OpenAIUsage.Read(response.RawRepresentation, response.Usage);
        else
            AnthropicUsage.Read(response.RawRepresentation, response.Usage);
        return (TokenUsage.From(response.Usage), response.ModelId);
    }

    private static IChatClient Client(ExpectedPrice expected, HttpClient http, string model)
    {
        if (expected.Provider == "anthropic")
            return new AnthropicClient { ApiKey = "none", HttpClient = http }.AsIChatClient(model);

        var openai = new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http) });
#pragma warning disable OPENAI001 // The Responses API is what is measured.
        return expected.ApiFlavor == "chat" ? openai.GetChatClient(model).AsIChatClient() : openai.GetResponsesClient().AsIChatClient(model);
#pragma warning restore OPENAI001
    }

    // The recorded bodies are reduced to model and usage; what the SDKs need beside it says nothing of the price.
    private static string Complete(ExpectedPrice expected, JsonElement body)
    {
        var answer = JsonNode.Parse(expected switch
        {
            { Provider: "anthropic" } => """{ "id": "m", "type": "message", "role": "assistant", "content": [{ "type": "text", "text": "Hello." }], "stop_reason": "end_turn", "stop_sequence": null }""",
            { ApiFlavor: "chat" } => """{ "id": "c", "object": "chat.completion", "created": 1, "choices": [{ "index": 0, "message": { "role": "assistant", "content": "Hello." }, "finish_reason": "stop" }] }""",
            _ => """{ "id": "r", "object": "response", "created_at": 1, "status": "completed", "parallel_tool_calls": true, "tools": [], "output": [{ "type": "message", "id": "m", "status": "completed", "role": "assistant", "content": [{ "type": "output_text", "text": "Hello.", "annotations": [] }] }] }""",
        })!.AsObject();
        answer["model"] = body.GetProperty("model").GetString();
        answer["usage"] = JsonNode.Parse(body.GetProperty("usage").GetRawText());

        // Older answers lack a count that the SDK cannot do without.
        if (answer["usage"]?["server_tool_use"] is JsonObject tools && !tools.ContainsKey("web_fetch_requests"))
            tools["web_fetch_requests"] = 0;
        return answer.ToJsonString();
    }

    private sealed class Recorded(string answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(answer, Encoding.UTF8, "application/json") });
    }
}
