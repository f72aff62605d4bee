namespace LlmAttributes.Testing;

/// <summary>One message of a request; the parts of a message that are text are joined.</summary>
/// <param name="Role">The role as it was sent: <c>system</c>, <c>user</c>, <c>assistant</c> and so on. The system prompt of the Messages protocol comes first, as <c>system</c>, and its results of tools are of the role <c>tool</c>, as those of the other protocols.</param>
/// <param name="Text">The text.</param>
public sealed record LoopbackMessage(string Role, string Text);
