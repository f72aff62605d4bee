namespace LlmAttributes;

/// <summary>A message of a prompt as it is declared.</summary>
/// <param name="Role">Who speaks: <c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">The text with its placeholders.</param>
public sealed record PromptMessage(string Role, string Text);
