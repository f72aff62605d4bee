namespace LlmAttributes;

/// <summary>The JSON form of a parameter.</summary>
internal sealed record ParameterDocument(string Name, string Type, string Input, IReadOnlyList<string> Choices);
