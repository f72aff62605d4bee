using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>A model that calls one tool, and then says what that returned.</summary>
internal sealed class CallingModel(string tool, Dictionary<string, object?>? arguments = null) : IChatClient
{
    private static readonly ChatClientMetadata s_metadata = new("openai", null, "gpt-5-mini");

    public int Requests { get; private set; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Requests++;
        var result = messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().LastOrDefault();
        AIContent said = result is null ? new FunctionCallContent("1", tool, arguments) : new TextContent($"It is {result.Result}.");
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [said])) { Usage = new() { InputTokenCount = 10, OutputTokenCount = 1 } });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("It does not stream.");

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? s_metadata : null;

    public void Dispose()
    {
        // It holds nothing.
    }
}
