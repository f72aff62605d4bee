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
    private readonly string? _id;
    private readonly int _at;

    internal StreamedConversation(BoundStream stream, ConversationMemory memory, string? id, int at)
    {
        _stream = stream;
        _memory = memory;
        _id = id;
        _at = at;
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
        using var session = string.IsNullOrEmpty(_id) ? null : await _memory.OpenAsync(_id, _at, messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);
        var answer = new StringBuilder();
        await foreach (var update in _stream.Updates(session?.Messages ?? messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false))
        {
            answer.Append(update.Text);
            yield return update;
        }

        if (session is not null)
            await session.AddAsync(answer.ToString()).ConfigureAwait(false);
    }
}
