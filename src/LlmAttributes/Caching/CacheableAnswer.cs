using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What may be kept.</summary>
internal static class CacheableAnswer
{
    /// <summary>Finds the text of a response.</summary>
    /// <returns>The text, or <see langword="null"/> when the response holds something else, or was cut short.</returns>
    public static string? TextOf(ChatResponse response)
    {
        if (response.FinishReason is { } reason && reason != ChatFinishReason.Stop)
            return null;
        foreach (var message in response.Messages)
        {
            foreach (var content in message.Contents)
            {
                if (content is not (TextContent or TextReasoningContent or UsageContent))
                    return null;
            }
        }

        return response.Text is { Length: > 0 } text ? text : null;
    }

    /// <summary>Whether the same request would fail again.</summary>
    public static bool IsLasting(LlmException failure) =>
        failure.Kind is LlmErrorKind.BadRequest or LlmErrorKind.ContextLength or LlmErrorKind.RequestTooLarge or LlmErrorKind.ContentFilter or LlmErrorKind.InvalidResponse;
}
