namespace LlmAttributes;

/// <summary>The JSON form of a message.</summary>
internal sealed record MessageDocument(string Role, string Text);
