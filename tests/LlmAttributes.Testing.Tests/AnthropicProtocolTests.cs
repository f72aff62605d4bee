namespace LlmAttributes.Testing.Tests;

public sealed class AnthropicProtocolTests : IAsyncLifetime
{
    private const string Path = "v1/messages";
    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Post_WholeAnswer_HasTheShapeOfAMessage()
    {
        _server.AddModel("m", LoopbackReply.Say("Hello there") with { InputTokens = 10, CachedInputTokens = 4 });
        using var response = await _server.PostAsync(Path, Wire.Anthropic("m"));
        var json = await response.JsonAsync();
        Assert.StartsWith("msg_", json.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("Hello there", json.GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal("end_turn", json.GetProperty("stop_reason").GetString());
        Assert.Equal(6, json.GetProperty("usage").GetProperty("input_tokens").GetInt32());
        Assert.Equal(4, json.GetProperty("usage").GetProperty("cache_read_input_tokens").GetInt32());
        Assert.Equal(_server.Exchanges[0].RequestId, response.Headers.GetValues("request-id").Single());
        Assert.Equal("Be brief.", _server.Requests[0].SystemText);
    }

    [Fact]
    public async Task Post_Stream_SendsTheEventsInTheirOrder()
    {
        _server.AddModel("m", LoopbackReply.Say("Hello world") with { KeepAlives = 1 });
        using var response = await _server.PostAsync(Path, Wire.Anthropic("m", stream: true));
        var text = await response.Content.ReadAsStringAsync();
        var names = text.Split('\n').Where(static l => l.StartsWith("event: ", StringComparison.Ordinal)).Select(static l => l["event: ".Length..]);
        Assert.Equal(
            ["message_start", "content_block_start", "ping", "content_block_delta", "content_block_delta", "content_block_stop", "message_delta", "message_stop"],
            names);
    }

    [Theory]
    [InlineData(429, "rate_limit_error")]
    [InlineData(529, "overloaded_error")]
    [InlineData(500, "api_error")]
    public async Task Post_Refusal_HasTheShapeOfAnError(int status, string type)
    {
        _server.AddModel("m", LoopbackReply.Fail(status));
        using var response = await _server.PostAsync(Path, Wire.Anthropic("m"));
        var json = await response.JsonAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(("error", type), (json.GetProperty("type").GetString(), json.GetProperty("error").GetProperty("type").GetString()));
        Assert.Equal(response.Headers.GetValues("request-id").Single(), json.GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task Get_ModelsWithVersionHeader_HasTheShapeOfAnthropic()
    {
        _server.AddModel("m", LoopbackReply.Say(""));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.BaseAddress, "v1/models"));
        request.Headers.Add("anthropic-version", "2023-06-01");
        using var response = await Wire.Client.SendAsync(request);
        Assert.Equal("m", (await response.JsonAsync()).GetProperty("first_id").GetString());
    }
}
