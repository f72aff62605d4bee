using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A turn of a conversation that is under way; no other call of the conversation goes on until it is disposed.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="key">The conversation.</param>
/// <param name="turn">The turn.</param>
/// <param name="messages">The prompt with the earlier turns in their place.</param>
/// <param name="prompt">The prompt.</param>
/// <param name="isSensitive">Whether something that may not be shown was sent, which the answer may repeat.</param>
internal sealed class ConversationSession(
    IConversationStore store, string key, HeldTurn turn, IReadOnlyList<ChatMessage> messages, IReadOnlyList<ChatMessage> prompt, bool isSensitive) : IDisposable
{
    public IReadOnlyList<ChatMessage> Messages => messages;

    /// <summary>Makes what the calling method starts a part of the turn.</summary>
    public void Enter() => turn.Enter();

    /// <summary>Keeps the turn. It is not cancelled: the answer was given.</summary>
    public ValueTask AddAsync(string answer) => store.AppendAsync(key, FenceMarks.Remove(UserText(), FenceMarks.IdOf(prompt)), answer, isSensitive, CancellationToken.None);

    public void Dispose() => turn.Dispose();

    // Passages are looked for again when they are needed.
    private string UserText() => UserMessage(prompt) is { } message ? RetrievedSlots.TextOf(message) : "";

    /// <summary>The message that is kept.</summary>
    public static ChatMessage? UserMessage(IReadOnlyList<ChatMessage> prompt)
    {
        for (var i = prompt.Count - 1; i >= 0; i--)
        {
            if (prompt[i].Role == ChatRole.User)
                return prompt[i];
        }

        return null;
    }
}
