using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What an <see cref="IOutputGuard"/> looks at.</summary>
/// <param name="Call">The contract and the method, for instance <c>ISupportDesk.ClassifyAsync</c>.</param>
/// <param name="Messages">The messages that were answered. They must not be changed.</param>
/// <param name="Text">The text of the answer, as the guards before have rewritten it.</param>
/// <param name="Model">The key of the model that answered.</param>
public sealed record GuardedAnswer(string Call, IReadOnlyList<ChatMessage> Messages, string Text, string Model)
{
    /// <summary>Gets why the model stopped.</summary>
    public ChatFinishReason? FinishReason { get; init; }
}
