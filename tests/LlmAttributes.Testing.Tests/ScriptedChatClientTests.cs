using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing.Tests;

public sealed class ScriptedChatClientTests
{
    [Fact]
    public async Task GetResponse_Script_PlaysInOrderAndRepeatsTheLast()
    {
        using var client = new ScriptedChatClient("one", "two");
        string[] answers = [await AskAsync(client), await AskAsync(client), await AskAsync(client)];
        Assert.Equal(["one", "two", "two"], answers);
    }

    [Fact]
    public async Task GetResponse_Usage_IsReported()
    {
        using var client = new ScriptedChatClient(ScriptedReply.Say("ok", inputTokens: 10, outputTokens: 2));
        var response = await client.GetResponseAsync("Hi");
        Assert.Equal((10, 2, 12), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
        Assert.Equal((ChatFinishReason.Stop, "scripted"), (response.FinishReason, response.ModelId));
    }

    [Fact]
    public async Task GetResponse_Failure_IsThrownAsItIs()
    {
        var failure = new HttpRequestException("no");
        using var client = new ScriptedChatClient(ScriptedReply.Fail(failure));
        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => client.GetResponseAsync("Hi")));
    }

    [Fact]
    public async Task GetResponse_Function_SeesTheRequest()
    {
        using var client = new ScriptedChatClient(static request => ScriptedReply.Say($"{request.Call}:{request.UserText}:{request.Options?.Temperature}"), "m");
        Assert.Equal("0:Hi:0.5", (await client.GetResponseAsync("Hi", new() { Temperature = 0.5f })).Text);
        Assert.False(Assert.Single(client.Requests).IsStream);
    }

    [Fact]
    public async Task GetStreamingResponse_Chunks_YieldsThemThenUsageAndReason()
    {
        using var client = new ScriptedChatClient(ScriptedReply.SayInChunks("", "a", "b") with { Usage = new() { OutputTokenCount = 2 } });
        var updates = await client.GetStreamingResponseAsync("Hi").ToListAsync();
        Assert.Equal(["", "a", "b", ""], updates.Select(static u => u.Text));
        Assert.Empty(updates[0].Contents);
        Assert.Equal(2, updates.ToChatResponse().Usage!.OutputTokenCount);
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
    }

    [Fact]
    public async Task GetStreamingResponse_FailureAfterChunks_YieldsThoseFirst()
    {
        using var client = new ScriptedChatClient(ScriptedReply.SayInChunks("a", "b") with { Failure = new IOException(), FailureAfterChunks = 1 });
        var seen = new List<string>();
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("Hi"))
                seen.Add(update.Text);
        });
        Assert.Equal(["a"], seen);
    }

    [Fact]
    public async Task GetResponse_WaitsAtAGate_HonoursCancellation()
    {
        var gate = new Gate();
        using var client = new ScriptedChatClient(ScriptedReply.Say("ok") with { BeforeAnswer = Pause.Until(gate) });
        using var cancel = new CancellationTokenSource();
        var pending = client.GetResponseAsync("Hi", cancellationToken: cancel.Token);
        await gate.Reached;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
    }

    [Fact]
    public void GetService_Metadata_NamesTheModel()
    {
        using var client = new ScriptedChatClient(static _ => new(), "m");
        Assert.Equal("m", client.GetService<ChatClientMetadata>()!.DefaultModelId);
        Assert.Same(client, client.GetService<ScriptedChatClient>());
        Assert.Null(client.GetService<ChatClientMetadata>("key"));
    }

    [Fact]
    public void Constructor_EmptyScript_Throws() => Assert.Throws<ArgumentException>(() => new ScriptedChatClient(Array.Empty<string>()));

    private static async Task<string> AskAsync(ScriptedChatClient client) => (await client.GetResponseAsync("Hi")).Text;

    [Fact]
    public async Task Answer_CallsOfTools_ComeAfterTheTextWithArgumentsAndIds()
    {
        using var client = new ScriptedChatClient(new ScriptedReply { Text = "Let me look.", ToolCalls = [new("search", """{"city": "Oban", "days": 2}"""), new("book") { Id = "mine" }] });

        foreach (var response in (ChatResponse[])[await client.GetResponseAsync("a"), (await client.GetStreamingResponseAsync("a").ToListAsync()).ToChatResponse()])
        {
            Assert.Equal(("Let me look.", ChatFinishReason.ToolCalls), (response.Text, response.FinishReason));
            var calls = response.Messages.Single().Contents.OfType<FunctionCallContent>().ToList();
            Assert.Equal(["search", "book"], calls.Select(static call => call.Name));
            Assert.Equal(["Oban", "2"], calls[0].Arguments!.Values.Select(static value => $"{value}"));
            Assert.Equal("mine", calls[1].CallId);
            Assert.NotEmpty(calls[0].CallId);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{")]
    public void ToolCall_ArgumentsThatAreNoObject_AreRefused(string arguments)
    {
        var failure = Assert.Throws<ArgumentException>(() => new ToolCall("search") with { Arguments = arguments });

        Assert.StartsWith("The arguments of tool 'search' are no JSON object; write them as a model does", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ScriptedReply.CallTool("", "{}"));
        Assert.Throws<ArgumentException>(() => ScriptedReply.CallTools());
    }

    [Fact]
    public void Reply_OfAToolAndItsOwnReason_KeepsTheReason() =>
        Assert.Equal(ChatFinishReason.Stop, (ScriptedReply.CallTool("search") with { FinishReason = ChatFinishReason.Stop }).FinishReason);
}
