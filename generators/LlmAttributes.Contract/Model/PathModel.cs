namespace LlmAttributes.Contract;

/// <summary>A property path of a parameter and the expression that reads it.</summary>
internal sealed record PathModel(string Path, string Expression);
