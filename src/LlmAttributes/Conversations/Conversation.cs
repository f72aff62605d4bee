namespace LlmAttributes;

/// <summary>What a store has of a conversation.</summary>
/// <param name="Summary">What was said before <paramref name="Turns"/>, where it was summed up.</param>
/// <param name="Turns">The turns behind the summary, in their order.</param>
/// <param name="IsSummarySensitive">Whether the summary was made of sensitive turns.</param>
public sealed record Conversation(string? Summary, IReadOnlyList<ConversationTurn> Turns, bool IsSummarySensitive = false);
