using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>Stands where nobody is to be asked.</summary>
internal sealed class NobodyChatClient : IChatClient
{
    private const string Fault = "The cassette has no such answer, and there is no client to ask; give one to CassetteChatClient, or open the cassette for replay.";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new CassetteException(Fault);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new CassetteException(Fault);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }
}
