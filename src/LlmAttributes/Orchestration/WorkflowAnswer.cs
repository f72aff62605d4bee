using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What of a step's answer is kept: enough for the same value. Other than a cache, a run that is resumed wants an answer that was cut short or rests on tools again, too, since it was paid for.</summary>
internal static class WorkflowAnswer
{
    /// <summary>Finds the text of a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="isValue">Whether the response itself is what the body gets, and not what is read of its text.</param>
    /// <returns>The text, or <see langword="null"/> when the response holds more than it.</returns>
    public static string? TextOf(ChatResponse response, bool isValue)
    {
        if (!isValue)
            return response.Text;
        foreach (var message in response.Messages)
        {
            foreach (var content in message.Contents)
            {
                if (content is not (TextContent or TextReasoningContent or UsageContent))
                    return null;
            }
        }

        return response.Text;
    }
}
