using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The messages of a question that a guard asks again.</summary>
internal static class GuardDialogue
{
    /// <summary>Adds the answer and why it is refused to the messages.</summary>
    public static IReadOnlyList<ChatMessage> Continue(IReadOnlyList<ChatMessage> asked, string answer, string reason)
    {
        var refusal = new ChatMessage(ChatRole.User, $"Your last answer was refused: {reason.TrimEnd('.')}.\nAnswer again with the whole corrected answer and nothing else.");

        // Providers refuse messages that say nothing.
        return ShownPrompt.Change(asked, all => string.IsNullOrWhiteSpace(answer) ? [.. all, refusal] : [.. all, new(ChatRole.Assistant, answer), refusal]);
    }
}
