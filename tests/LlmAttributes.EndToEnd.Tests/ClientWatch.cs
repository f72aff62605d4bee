using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Remembers the token of each request, and tells when a stream is being read.</summary>
internal sealed class ClientWatch(IChatClient inner) : DelegatingChatClient(inner)
{
    private readonly TaskCompletionSource _firstUpdate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string> _texts = Channel.CreateUnbounded<string>();

    public ConcurrentQueue<CancellationToken> Tokens { get; } = new();

    /// <summary>Ends with the first update of a stream, be it empty.</summary>
    public Task FirstUpdate => _firstUpdate.Task;

    /// <summary>Waits for the next update that carries text.</summary>
    public Task<string> NextTextAsync() => _texts.Reader.ReadAsync().AsTask();

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Tokens.Enqueue(cancellationToken);
        return base.GetResponseAsync(messages, options, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Tokens.Enqueue(cancellationToken);
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            _firstUpdate.TrySetResult();
            if (update.Text is { Length: > 0 } text)
                _texts.Writer.TryWrite(text);
            yield return update;
        }
    }
}
