namespace LlmAttributes;

/// <summary>The JSON form of a model that a constraint removed.</summary>
internal sealed record FilteredDocument(string Model, string Cause);
