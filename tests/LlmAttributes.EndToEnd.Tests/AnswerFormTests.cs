using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using Anthropic;
using Anthropic.Core;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>How the official SDKs ask models for typed results.</summary>
public sealed class AnswerFormTests : IAsyncLifetime
{
    private const string Answer = """{"title":"Leak","price":3,"parent":null,"link":null}""";

    private const string Response = """
        {"id":"resp_1","object":"response","created_at":1700000000,"status":"completed","model":"m","output":[{"type":"message","id":"msg_1","status":"completed","role":"assistant",
        "content":[{"type":"output_text","annotations":[],"text":"{\"title\":\"Leak\",\"price\":3,\"parent\":null,\"link\":null}"}]}],"parallel_tool_calls":true,"tools":[],
        "usage":{"input_tokens":1,"input_tokens_details":{"cached_tokens":0},"output_tokens":1,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":2}}
        """;

    private LoopbackServer _server = null!;

    private JsonNode Sent => JsonNode.Parse(_server.Requests[^1].Body)!;

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync();
        _server.AddModel("m", LoopbackReply.Say(Answer));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private IChatClient OpenAI() => new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = _server.OpenAIEndpoint }).GetChatClient("m").AsIChatClient();

    private IChatClient Anthropic() => new AnthropicClient(new ClientOptions { ApiKey = "key", BaseUrl = _server.AnthropicEndpoint.ToString() }).AsIChatClient("m");

    private static LlmRuntime Runtime(IChatClient client, ModelCapabilities capabilities = ModelCapabilities.StructuredOutput, string? provider = null) =>
        LlmRuntime.CreateBuilder().UseDefault(client, new() { Provider = provider, Capabilities = capabilities }).Build();

    private static async Task<JsonNode> AskResponsesAsync(Func<IForms, Task> ask)
    {
        using var handler = new CannedHandler(Response);
        using var http = new HttpClient(handler);
        var options = new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http) };
#pragma warning disable OPENAI001 // The SDK marks its Responses client as experimental.
        var client = new OpenAIClient(new ApiKeyCredential("key"), options).GetResponsesClient().AsIChatClient("m");
#pragma warning restore OPENAI001
        await using var runtime = Runtime(client);
        await ask(IForms.Create(runtime));
        return JsonNode.Parse(handler.Bodies[^1])!;
    }

    [Fact]
    public async Task OpenAI_Chat_IsSentTheSchemaInStrictMode()
    {
        await using var runtime = Runtime(OpenAI());

        Assert.Equal(new FormTicket("Leak", 3, null), await IForms.Create(runtime).TicketAsync());

        var format = Sent["response_format"]!;
        Assert.Equal(("json_schema", "FormTicket", true), ((string?)format["type"], (string?)format["json_schema"]!["name"], (bool?)format["json_schema"]!["strict"]));
        var schema = format["json_schema"]!["schema"]!;
        Assert.Equal(["link", "parent", "price", "title"], schema["required"]!.AsArray().Select(static name => (string)name!).Order(StringComparer.Ordinal));
        Assert.Equal(("""["integer","null"]""", false), (schema["properties"]!["price"]!["type"]!.ToJsonString(), (bool?)schema["additionalProperties"]));
        Assert.Single(Sent["messages"]!.AsArray());
    }

    [Fact]
    public async Task OpenAI_Responses_IsSentTheSchemaInStrictMode()
    {
        var sent = await AskResponsesAsync(static async forms => Assert.Equal("Leak", (await forms.TicketAsync()).Title));

        var format = sent["text"]!["format"]!;
        Assert.Equal(("json_schema", "FormTicket", true), ((string?)format["type"], (string?)format["name"], (bool?)format["strict"]));
    }

    [Fact]
    public async Task Ollama_Chat_IsSentTheSchemaAsItsFormat()
    {
        using var handler = new CannedHandler("""{"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"{\"title\":\"Leak\",\"price\":3}"},"done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":7}""");
        using var http = new HttpClient(handler) { BaseAddress = new("http://localhost:11434") };
        using var client = new OllamaApiClient(http, "m");
        await using var runtime = Runtime(client);

        var ticket = await IForms.Create(runtime).TicketAsync();

        Assert.Equal(("Leak", 3), (ticket.Title, ticket.Price));
        var sent = JsonNode.Parse(handler.Bodies[^1])!;
        Assert.Equal(("object", "string"), ((string?)sent["format"]!["type"], (string?)sent["format"]!["properties"]!["title"]!["type"]));
        Assert.Single(sent["messages"]!.AsArray());
    }

    [Fact]
    public async Task OpenAI_SchemaThatBreaksTheStrictMode_IsSentWithoutIt()
    {
        _server.AddModel("m", LoopbackReply.Say("""{"a":1}"""));
        await using var runtime = Runtime(OpenAI());

        Assert.Equal(1, (await IForms.Create(runtime).CountsAsync())["a"]);

        Assert.Equal("json_schema", (string?)Sent["response_format"]!["type"]);
        Assert.NotEqual(true, (bool?)Sent["response_format"]!["json_schema"]!["strict"]);
    }

    [Fact]
    public async Task OpenAI_RequestOptions_CarryTheModeUnlessTheyBringTools()
    {
        await using var runtime = Runtime(OpenAI());
        var tool = AIFunctionFactory.Create(static (Dictionary<string, int> counts) => counts.Count, "count");

        await IForms.Create(runtime).TicketAsync(chatOptions: new() { Temperature = 0.5f });
        var plain = Sent;
        await IForms.Create(runtime).TicketAsync(chatOptions: new() { Tools = [tool] });

        Assert.True((bool?)plain["response_format"]!["json_schema"]!["strict"]);
        Assert.NotEqual(true, (bool?)Sent["response_format"]!["json_schema"]!["strict"]);
        Assert.NotEqual(true, (bool?)Sent["tools"]![0]!["function"]!["strict"]);
    }

    [Fact]
    public async Task OpenAI_ServerOfAnotherProvider_IsNotAskedForTheStrictMode()
    {
        await using var runtime = Runtime(OpenAI(), provider: "groq");

        await IForms.Create(runtime).TicketAsync();

        Assert.Equal("json_schema", (string?)Sent["response_format"]!["type"]);
        Assert.NotEqual(true, (bool?)Sent["response_format"]!["json_schema"]!["strict"]);
    }

    [Fact]
    public async Task OpenAI_ModelThatDoesNotKeepToSchemas_IsToldTheForm()
    {
        await using var runtime = Runtime(OpenAI(), ModelCapabilities.None);

        await IForms.Create(runtime).TicketAsync();

        Assert.Null(Sent["response_format"]);
        Assert.StartsWith("Answer with JSON and nothing else", (string?)Sent["messages"]![0]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anthropic_ModelThatKeepsToSchemas_IsSentTheSchema()
    {
        await using var runtime = Runtime(Anthropic());

        Assert.Equal("Leak", (await IForms.Create(runtime).TicketAsync()).Title);

        var format = (Sent["output_config"]?["format"] ?? Sent["output_format"])!;
        Assert.Equal(("json_schema", false), ((string?)format["type"], (bool?)format["schema"]!["additionalProperties"]));
        Assert.DoesNotContain("strict", _server.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anthropic_OtherModel_IsToldTheForm()
    {
        await using var runtime = Runtime(Anthropic(), ModelCapabilities.None);

        Assert.Equal("Leak", (await IForms.Create(runtime).TicketAsync()).Title);

        Assert.DoesNotContain("\"json_schema\"", _server.Requests[^1].Body, StringComparison.Ordinal);
        Assert.Contains("Answer with JSON and nothing else", Sent["system"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
