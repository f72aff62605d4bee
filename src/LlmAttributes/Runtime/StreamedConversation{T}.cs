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
    private readonly ConversationPlace _place;

    internal StreamedConversation(BoundStream<T> stream, ConversationMemory memory, ConversationPlace place)
    {
        _stream = stream;
        _memory = memory;
        _place = place;
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
        Items(_stream.NewRun(keepsFacts: !string.IsNullOrEmpty(_place.Id) || _stream.NeedsFacts), messages, chatOptions, callOptions, keys, cancellationToken);

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

    private IAsyncEnumerable<T> Items(
        StreamRun<T> run, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        var items = string.IsNullOrEmpty(_place.Id)
            ? _stream.Items(run, messages, chatOptions, callOptions, keys, cancellationToken)
            : Turn(run, messages, chatOptions, callOptions, keys, cancellationToken);

        // A step is known by what it asks, without what was said before.
        return _stream.AsStep(items, run, () => messages, chatOptions, callOptions, keys, cancellationToken, _place.Id);
    }

    private async IAsyncEnumerable<T> Turn(
        StreamRun<T> run, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var session = await _memory.OpenAsync(_place, messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);
        var items = _stream.Items(run, session.Messages, chatOptions, callOptions, keys, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposing = items.ConfigureAwait(false);
        while (await StreamedConversation.MoveNextAsync(items, session, _place).ConfigureAwait(false))
            yield return items.Current;
        await session.AddAsync(run.Facts!.Response.Text).ConfigureAwait(false);
    }
}
