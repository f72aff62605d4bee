using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>A chat client around another one that is told which call of which contract a request belongs to.</summary>
public abstract class CallAwareChatClient : DelegatingChatClient, ICallAwareChatClient
{
    /// <summary>Creates the client.</summary>
    /// <param name="innerClient">The client that is asked.</param>
    protected CallAwareChatClient(IChatClient innerClient)
        : base(innerClient)
    {
    }

    /// <inheritdoc/>
    public IChatClient ForCall(CallIdentity source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new OfCall(this, InnerClient is ICallAwareChatClient aware ? aware.ForCall(source) : InnerClient, source);
    }

    /// <inheritdoc/>
    public sealed override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        AnswerAsync(null, InnerClient, messages, options, cancellationToken);

    /// <inheritdoc/>
    public sealed override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(null, InnerClient, messages, options, cancellationToken);

    /// <summary>Answers a request.</summary>
    /// <param name="source">Which call asks; <see langword="null"/> when no contract does, or when this client is inside of another.</param>
    /// <param name="inner">The client that is asked.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The answer.</returns>
    protected abstract Task<ChatResponse> AnswerAsync(CallIdentity? source, IChatClient inner, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken);

    /// <summary>Streams the answer to a request.</summary>
    /// <param name="source">Which call asks; <see langword="null"/> when no contract does, or when this client is inside of another.</param>
    /// <param name="inner">The client that is asked.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The updates.</returns>
    protected abstract IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        CallIdentity? source, IChatClient inner, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken);

    private sealed class OfCall(CallAwareChatClient outer, IChatClient inner, CallIdentity source) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            outer.AnswerAsync(source, inner, messages, options, cancellationToken);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            outer.StreamAsync(source, inner, messages, options, cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => outer.GetService(serviceType, serviceKey);

        public void Dispose()
        {
            // The client lives on.
        }
    }
}
