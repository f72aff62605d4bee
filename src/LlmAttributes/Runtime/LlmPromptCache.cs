using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>How the stable beginning of a prompt is marked for clients that let a provider cache it.</summary>
public static class LlmPromptCache
{
    /// <summary>The additional property, <see langword="true"/>, of the content with which the stable beginning ends; see <see cref="CachePrefixAttribute"/>.</summary>
    public const string PrefixEnd = "llmattributes.prefix_end";

    /// <summary>Whether the stable beginning of a prompt ends with a content.</summary>
    /// <param name="content">The content.</param>
    /// <returns>Whether it does.</returns>
    public static bool EndsPrefix(AIContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.AdditionalProperties?.TryGetValue(PrefixEnd, out var value) == true && value is true;
    }

    internal static void MarkEnd(AIContent content) => (content.AdditionalProperties ??= [])[PrefixEnd] = true;
}
