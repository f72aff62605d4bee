using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A turn of a conversation that is under way; no other call of the conversation goes on until it is disposed.</summary>
internal sealed class ConversationSession(IConversationStore store, string id, IDisposable turn, IReadOnlyList<ChatMessage> messages, IReadOnlyList<ChatMessage> prompt) : IDisposable
{
    /// <summary>The prompt with the earlier turns in their place.</summary>
    public IReadOnlyList<ChatMessage> Messages => messages;

    /// <summary>Keeps the turn. It is not cancelled: the answer was given.</summary>
    public ValueTask AddAsync(string answer) => store.AppendAsync(id, FenceMarks.Remove(UserText(), FenceMarks.IdOf(prompt)), answer, CancellationToken.None);

    public void Dispose() => turn.Dispose();

    private string UserText()
    {
        for (var i = prompt.Count - 1; i >= 0; i--)
        {
            if (prompt[i].Role == ChatRole.User)
                return prompt[i].Text;
        }

        return "";
    }
}
