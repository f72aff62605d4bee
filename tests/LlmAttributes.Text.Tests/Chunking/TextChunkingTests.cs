using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Text.Tests.Chunking;

public sealed class TextChunkingTests
{
    [Fact]
    public async Task Call_LongDocument_IsCutByItsLimitsAndCoversTheText()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(static i => $"# Chapter {i}\n\nThe story of number {i} is told here, and it is not short.\n\n"));
        var client = new ScriptedChatClient(static request => ScriptedReply.Say(request.UserText));
        await using var runtime = LlmRuntime.CreateBuilder().UseDefault(client).UseTextChunking().Build();
        var plan = new CallPlan("IReader") { Call = "ReadAsync", Chunk = new("text") { MaxTokens = 200, Format = DocumentFormat.Markdown, Merge = ChunkMerge.Concat } };
        var call = Contracts.Create(runtime, binder => binder.Bind(plan, Answers.Text));

        var result = await call.AskResultAsync(Prompt.Chunked(ChunkSource.Of(text), "", static (_, chunk) => [new ChatMessage(ChatRole.User, chunk)]), default);

        Assert.True(result.Chunks!.Count > 10);
        Assert.Equal(result.Chunks.Count, client.Requests.Count);
        Assert.Equal(text, string.Concat(client.Requests.Select(static request => request.UserText).OrderBy(part => text.IndexOf(part, StringComparison.Ordinal))));
        Assert.All(client.Requests, request => Assert.InRange(runtime.GetTokenCounter().Count(request.UserText).Tokens, 1, 200));
        Assert.Equal(new ErrorRate(1, 0, 1), runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.Chunker));
    }
}
