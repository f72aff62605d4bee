using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Remembers the token of each request.</summary>
internal sealed class TokenWatch(IChatClient inner) : DelegatingChatClient(inner)
{
    public ConcurrentQueue<CancellationToken> Tokens { get; } = new();

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Tokens.Enqueue(cancellationToken);
        return base.GetResponseAsync(messages, options, cancellationToken);
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Tokens.Enqueue(cancellationToken);
        return base.GetStreamingResponseAsync(messages, options, cancellationToken);
    }
}
