using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>A model that calls the first tool it is given, and then says what that returned.</summary>
internal sealed class ToolCaller : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = messages.SelectMany(static m => m.Contents).OfType<FunctionResultContent>().LastOrDefault();
        AIContent said = result is null ? new FunctionCallContent("1", options!.Tools![0].Name) : new TextContent($"{result.Result}");
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [said])));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("It does not stream.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }
}
