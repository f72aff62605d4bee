using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Shop;

/// <summary>Answers by itself.</summary>
public sealed class LocalModel : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "4")) { Usage = new() { InputTokenCount = 10, OutputTokenCount = 1 } });

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new(ChatRole.Assistant, (await GetResponseAsync(messages, options, cancellationToken)).Text);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
