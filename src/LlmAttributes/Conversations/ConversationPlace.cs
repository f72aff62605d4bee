namespace LlmAttributes;

/// <summary>Where a call stands in a conversation.</summary>
/// <param name="Id">The conversation; <see langword="null"/> or empty for none.</param>
/// <param name="At">How many messages of the prompt stand before the earlier turns.</param>
/// <param name="IsSensitive">Whether the prompt has sensitive values.</param>
internal readonly record struct ConversationPlace(string? Id, int At, bool IsSensitive);
