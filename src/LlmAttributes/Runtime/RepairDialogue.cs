using System.Text;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The messages of a re-ask.</summary>
internal static class RepairDialogue
{
    /// <summary>Adds what is wrong with the last answer to the messages.</summary>
    /// <param name="prompt">The rendered prompt.</param>
    /// <param name="asked">What was asked last.</param>
    /// <param name="response">What came.</param>
    /// <param name="fault">Why it cannot be read.</param>
    /// <param name="answers">What the model sees of its answers.</param>
    public static IReadOnlyList<ChatMessage> Continue(
        IReadOnlyList<ChatMessage> prompt, IReadOnlyList<ChatMessage> asked, ChatResponse response, LlmException fault, FailedAnswers answers)
    {
        if (answers == FailedAnswers.Summarise)
            return Add(prompt, new ChatMessage(ChatRole.User, Correction("An earlier answer", response, fault)));

        var correction = new ChatMessage(ChatRole.User, Correction("Your last answer", response, fault));

        // Providers refuse messages that say nothing.
        return string.IsNullOrWhiteSpace(response.Text) ? Add(asked, correction) : Add(asked, new(ChatRole.Assistant, response.Text), correction);
    }

    private static IReadOnlyList<ChatMessage> Add(IReadOnlyList<ChatMessage> messages, params ChatMessage[] added) => ShownPrompt.Change(messages, all => [.. all, .. added]);

    private static string Correction(string subject, ChatResponse response, LlmException fault)
    {
        var text = new StringBuilder(subject).Append(" is not ").Append(fault.Expected).Append('.');
        foreach (var found in fault.AnswerFaults)
            text.Append("\n- ").Append(found.Path).Append(": expected ").Append(found.Expected).Append(", found ").Append(found.Found ?? "nothing").Append('.');
        if (response.FinishReason == ChatFinishReason.Length)
            text.Append("\nIt broke off at the limit of its length; be more brief.");
        return text.Append("\nAnswer again with the whole corrected answer and nothing else.").ToString();
    }
}
