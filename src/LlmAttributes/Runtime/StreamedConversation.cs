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
    public async IAsyncEnumerable<ChatResponseUpdate> Updates(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var session = string.IsNullOrEmpty(_place.Id) ? null : await _memory.OpenAsync(_place, messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);
        var updates = _stream.Updates(session?.Messages ?? messages, chatOptions, callOptions, keys, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposing = updates.ConfigureAwait(false);
        var answer = new StringBuilder();
        while (await MoveNextAsync(updates, session).ConfigureAwait(false))
        {
            answer.Append(updates.Current.Text);
            yield return updates.Current;
        }

        if (session is not null)
            await session.AddAsync(answer.ToString()).ConfigureAwait(false);
    }

    // An iterator goes on in the context of whoever asks for the next update, so what holds within the turn is said for each.
    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, ConversationSession? session)
    {
        using var scope = session is null ? null : LlmScope.Begin(conversationId: _place.Id);
        session?.Enter();
        return await updates.MoveNextAsync().ConfigureAwait(false);
    }
}
