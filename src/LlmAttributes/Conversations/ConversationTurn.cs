namespace LlmAttributes;

/// <summary>One turn of a conversation.</summary>
/// <param name="Sequence">Its number, from 1 on, as the store has given it.</param>
/// <param name="User">What the user's message said.</param>
/// <param name="Answer">What the model answered.</param>
/// <param name="IsSensitive">Whether one of both may hold a value of a <see cref="SensitiveAttribute"/> parameter; calls that send it show nothing of what they sent.</param>
public sealed record ConversationTurn(long Sequence, string User, string Answer, bool IsSensitive = false);
