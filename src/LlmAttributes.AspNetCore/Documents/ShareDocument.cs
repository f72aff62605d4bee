namespace LlmAttributes;

/// <summary>The JSON form of how many calls a model answered.</summary>
internal sealed record ShareDocument(string Model, long Answers);
