using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Tells models that do not keep to a schema by themselves what form the answer must have.</summary>
internal static class FormInstructions
{
    /// <summary>Adds the instructions behind the system messages of the prompt, so that examples and history stay together.</summary>
    public static IReadOnlyList<ChatMessage> Add(IReadOnlyList<ChatMessage> messages, ChatMessage instructions) =>
        ShownPrompt.Change(messages, shown => Insert(shown, instructions));

    private static List<ChatMessage> Insert(IReadOnlyList<ChatMessage> messages, ChatMessage instructions)
    {
        var at = 0;
        while (at < messages.Count && messages[at].Role == ChatRole.System)
            at++;
        var all = new List<ChatMessage>(messages.Count + 1);
        all.AddRange(messages);
        all.Insert(at, instructions);
        return all;
    }
}
