using System.Net;
using System.Runtime.InteropServices;

namespace LlmAttributes.Testing.Tests;

public sealed class EmbeddingProtocolTests : IAsyncLifetime
{
    private const string Path = "v1/embeddings";
    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = (await LoopbackServer.StartAsync()).AddEmbeddingModel("e", static text => new float[] { text.Length, 0.5f });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Post_Texts_HasAnEmbeddingForEachAndTheUsage()
    {
        using var response = await _server.PostAsync(Path, """{"model":"e","input":["abcd","ab"]}""");
        var json = await response.JsonAsync();

        Assert.Equal(["4", "2"], json.GetProperty("data").EnumerateArray().Select(static item => item.GetProperty("embedding")[0].GetRawText()));
        Assert.Equal(1, json.GetProperty("data")[1].GetProperty("index").GetInt32());
        Assert.Equal((2, 2), (json.GetProperty("usage").GetProperty("prompt_tokens").GetInt32(), json.GetProperty("usage").GetProperty("total_tokens").GetInt32()));
        Assert.Equal(["abcd", "ab"], _server.EmbeddedTexts);
    }

    [Fact]
    public async Task Post_OneTextInBase64_IsTheNumbersAsBytes()
    {
        using var response = await _server.PostAsync(Path, """{"model":"e","input":"abc","encoding_format":"base64"}""");
        var bytes = (await response.JsonAsync()).GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64();

        Assert.Equal([3f, 0.5f], MemoryMarshal.Cast<byte, float>(bytes).ToArray());
    }

    [Theory]
    [InlineData("""{"model":"other","input":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"model":"e"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"model":"e","input":[1]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"input":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("nothing", HttpStatusCode.BadRequest)]
    public async Task Post_WhatCannotBeAnswered_IsRefused(string body, HttpStatusCode status)
    {
        using var response = await _server.PostAsync(Path, body);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(_server.EmbeddedTexts);
    }
}
