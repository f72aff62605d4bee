using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A bound stream of values within a conversation.</summary>
/// <typeparam name="T">What it yields.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StreamedConversation<T>
{
    private readonly BoundStream<T> _stream;
    private readonly ConversationMemory _memory;
    private readonly string? _id;
    private readonly int _at;

    internal StreamedConversation(BoundStream<T> stream, ConversationMemory memory, string? id, int at)
    {
        _stream = stream;
        _memory = memory;
        _id = id;
        _at = at;
    }

    /// <summary>Streams the values, each as soon as it is whole.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The values. Nothing is sent before the first is asked for.</returns>
    public IAsyncEnumerable<T> Items(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        Items(_stream.NewRun(keepsFacts: !string.IsNullOrEmpty(_id)), messages, chatOptions, callOptions, keys, cancellationToken);

    /// <summary>Streams the values, each as soon as it is whole, and then the facts of the call.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stream. Nothing is sent before the first value is asked for.</returns>
    public LlmStream<T> Stream(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        var run = _stream.NewRun(keepsFacts: true);
        return new(_stream.Plan.FullName, Items(run, messages, chatOptions, callOptions, keys, cancellationToken), () => run.Facts);
    }

    private async IAsyncEnumerable<T> Items(
        StreamRun<T> run, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var session = string.IsNullOrEmpty(_id) ? null : await _memory.OpenAsync(_id, _at, messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);
        await foreach (var item in _stream.Items(run, session?.Messages ?? messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false))
            yield return item;

        if (session is not null)
            await session.AddAsync(run.Facts!.Response.Text).ConfigureAwait(false);
    }
}
