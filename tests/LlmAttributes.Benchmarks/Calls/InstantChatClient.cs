using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Benchmarks.Calls;

/// <summary>A chat client that answers at once with the same response, so that what is measured is the way to it.</summary>
internal sealed class InstantChatClient(string text = "Hello, Ada.") : IChatClient
{
    private static readonly ChatClientMetadata s_metadata = new("instant", new Uri("http://127.0.0.1"), "instant-1");

    private readonly Task<ChatResponse> _response = Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
    {
        ModelId = "instant-1",
        ResponseId = "r1",
        FinishReason = ChatFinishReason.Stop,
        Usage = new() { InputTokenCount = 12, OutputTokenCount = 4, TotalTokenCount = 16 },
    });

    // A real client is never inlined into its caller; without this the compiler would optimise the caller's messages away.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => _response;

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield return new(ChatRole.Assistant, text);
    }

    // The peers ask for the metadata; a client without one would make them slower than they are.
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? s_metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
