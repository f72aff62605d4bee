using System.Net;
using System.Text.Json;

namespace LlmAttributes.Testing.Tests;

public sealed class OpenAIProtocolTests : IAsyncLifetime
{
    private const string Path = "v1/chat/completions";
    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Post_WholeAnswer_HasTheShapeOfACompletion()
    {
        _server.AddModel("m", LoopbackReply.Say("Hello there"));
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m"));
        var json = await response.JsonAsync();
        Assert.Equal("chat.completion", json.GetProperty("object").GetString());
        Assert.StartsWith("chatcmpl-", json.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("Hello there", json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("stop", json.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        var usage = json.GetProperty("usage");
        Assert.Equal(3, usage.GetProperty("completion_tokens").GetInt32());
        Assert.Equal(usage.GetProperty("total_tokens").GetInt32(), usage.GetProperty("prompt_tokens").GetInt32() + 3);
        Assert.Equal(_server.Exchanges[0].RequestId, response.Headers.GetValues("x-request-id").Single());
    }

    [Fact]
    public async Task Post_AnyRequest_IsRecorded()
    {
        _server.AddModel("m", LoopbackReply.Say("ok"));
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", "Grüße"));
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("m", "/v1/chat/completions", 0), (request.Model, request.Path, request.Call));
        Assert.Equal([new LoopbackMessage("system", "Be brief."), new LoopbackMessage("user", "Grüße")], request.Messages);
        Assert.Equal(("Be brief.", "Grüße"), (request.SystemText, request.UserText));
        Assert.StartsWith("application/json", request.Headers["content-TYPE"], StringComparison.Ordinal);
        Assert.Contains("Grüße", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Stream_SendsRoleThenPiecesThenUsageThenDone()
    {
        _server.AddModel("m", LoopbackReply.Say("Hello big world") with { CachedInputTokens = 2 });
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true, usage: true));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", events[^1]);
        var chunks = events[..^1].Select(static e => JsonSerializer.Deserialize<JsonElement>(e["data: ".Length..])).ToArray();
        Assert.Equal("assistant", chunks[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("role").GetString());
        Assert.Equal(["Hello ", "big ", "world"], chunks[1..4].Select(static c => c.GetProperty("choices")[0].GetProperty("delta").GetProperty("content").GetString()));
        Assert.Equal("stop", chunks[4].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(0, chunks[5].GetProperty("choices").GetArrayLength());
        Assert.Equal(2, chunks[5].GetProperty("usage").GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32());
    }

    [Fact]
    public async Task Post_StreamWithoutIncludeUsage_SendsNoUsage()
    {
        _server.AddModel("m", LoopbackReply.Say("Hello"));
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true));
        Assert.DoesNotContain("usage", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_LimitBelowAnswer_CutsTheTextAndSaysLength()
    {
        _server.AddModel("m", LoopbackReply.Say("12345678"));
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", limit: 1));
        var choice = (await response.JsonAsync()).GetProperty("choices")[0];
        Assert.Equal("1234", choice.GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("length", choice.GetProperty("finish_reason").GetString());
    }

    [Theory]
    [InlineData(429, "rate_limit_exceeded")]
    [InlineData(401, "invalid_api_key")]
    public async Task Post_Refusal_HasTheShapeOfAnError(int status, string code)
    {
        _server.AddModel("m", LoopbackReply.Fail(status, retryAfterSeconds: 7), LoopbackReply.Say("ok"));
        using var refused = await _server.PostAsync(Path, Wire.OpenAI("m"));
        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(code, (await refused.JsonAsync()).GetProperty("error").GetProperty("code").GetString());
        using var answered = await _server.PostAsync(Path, Wire.OpenAI("m"));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task Post_UnknownModel_IsNotFound()
    {
        using var response = await _server.PostAsync(Path, Wire.OpenAI("nobody"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("model_not_found", (await response.JsonAsync()).GetProperty("error").GetProperty("code").GetString());
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"model":"m"}""")]
    [InlineData("""{"messages":[]}""")]
    public async Task Post_FaultyBody_IsABadRequest(string body)
    {
        _server.AddModel("m", LoopbackReply.Say("ok"));
        using var response = await _server.PostAsync(Path, body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Get_Models_ListsThemByName()
    {
        _server.AddModel("b", LoopbackReply.Say("")).AddModel("a", LoopbackReply.Say(""));
        using var response = await Wire.Client.GetAsync(new Uri(_server.BaseAddress, "v1/models"));
        var models = (await response.JsonAsync()).GetProperty("data").EnumerateArray().Select(static m => m.GetProperty("id").GetString());
        Assert.Equal(["a", "b"], models);
    }

    [Fact]
    public async Task Post_HandlerThrows_IsAServerErrorWithItsMessage()
    {
        _server.AddModel("m", static (_, _) => throw new InvalidOperationException("broken"));
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m"));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("broken", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ManyAtOnce_CountsEachCallOnce()
    {
        _server.AddModel("m", static (request, _) => new(LoopbackReply.Say($"{request.Call}")));
        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _server.PostAsync(Path, Wire.OpenAI("m"))));
        var answers = await Task.WhenAll(responses.Select(static r => r.JsonAsync()));
        var calls = answers.Select(static a => int.Parse(
            a.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(0, 50), calls.Order());
        Assert.Equal(50, _server.Exchanges.Select(static e => e.RequestId).Distinct().Count());
    }
}
