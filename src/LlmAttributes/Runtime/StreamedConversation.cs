using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A bound stream within a conversation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StreamedConversation
{
    private readonly BoundStream _stream;
    private readonly ConversationMemory _memory;
    private readonly ConversationPlace _place;

    internal StreamedConversation(BoundStream stream, ConversationMemory memory, ConversationPlace place)
    {
        _stream = stream;
        _memory = memory;
        _place = place;
    }

    /// <summary>Streams the pieces of the text as they arrive.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pieces; none is empty. Nothing is sent before the first is asked for.</returns>
    public async IAsyncEnumerable<string> Texts(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var update in Updates(messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false))
        {
            if (update.Text is { Length: > 0 } text)
                yield return text;
        }
    }

    /// <summary>Streams the updates as the chat client gives them.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updates. Nothing is sent before the first is asked for.</returns>
    public IAsyncEnumerable<ChatResponseUpdate> Updates(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_place.Id))
            return _stream.Updates(messages, chatOptions, callOptions, keys, cancellationToken);

        // A step is known by what it asks, without what was said before.
        var run = _stream.NewUpdateRun();
        return _stream.AsStep(Turn(run, messages, chatOptions, callOptions, keys, cancellationToken), run, () => messages, chatOptions, callOptions, keys, cancellationToken, _place.Id);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> Turn(
        StreamRun<ChatResponseUpdate> run, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var session = await _memory.OpenAsync(_place, messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);
        var updates = _stream.Updates(run, session.Messages, chatOptions, callOptions, keys, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposing = updates.ConfigureAwait(false);
        var answer = new StringBuilder();
        while (await MoveNextAsync(updates, session, _place).ConfigureAwait(false))
        {
            answer.Append(updates.Current.Text);
            yield return updates.Current;
        }

        await session.AddAsync(answer.ToString()).ConfigureAwait(false);
    }

    // An iterator goes on in the context of whoever asks for the next item, so what holds within the turn is said for each.
    internal static async ValueTask<bool> MoveNextAsync<T>(IAsyncEnumerator<T> items, ConversationSession session, ConversationPlace place)
    {
        using var scope = LlmScope.Begin(conversationId: place.Id);
        session.Enter();
        return await items.MoveNextAsync().ConfigureAwait(false);
    }
}
