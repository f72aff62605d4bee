using System.Collections;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A rendered prompt with what may be shown of it: a mark stands in place of the values of <see cref="SensitiveAttribute"/> parameters.</summary>
internal sealed class ShownPrompt(IReadOnlyList<ChatMessage> messages, IReadOnlyList<ChatMessage> shown, string?[] secrets) : IReadOnlyList<ChatMessage>
{
    // Shorter values are in many words by chance.
    private const int ShortestTelling = 3;

    public int Count => messages.Count;

    public ChatMessage this[int index] => messages[index];

    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ChatMessage> prompt) => prompt is ShownPrompt both ? both.Shown : prompt;

    /// <summary>The prompt with earlier turns of its conversation, which are not shown: what was sensitive in them is not known any more.</summary>
    public static IReadOnlyList<ChatMessage> WithTurns(IReadOnlyList<ChatMessage> prompt, IReadOnlyList<ChatMessage> all) => prompt is ShownPrompt both ? both.WithTurns(all) : all;

    /// <summary>Hides the sensitive values in a text that was not rendered from the prompt, such as the answer.</summary>
    public static string Hide(IReadOnlyList<ChatMessage> prompt, string text) => prompt is ShownPrompt both ? both.Hide(text) : text;

    public IEnumerator<ChatMessage> GetEnumerator() => messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IReadOnlyList<ChatMessage> Shown => shown;

    private ShownPrompt WithTurns(IReadOnlyList<ChatMessage> all) => new(all, shown, [.. secrets, null]);

    private string Hide(string text)
    {
        foreach (var secret in secrets)
        {
            // What is not known cannot be found.
            if (secret is null)
                return Prompt.Mark;
            if (secret.Length >= ShortestTelling)
                text = text.Replace(secret, Prompt.Mark, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
