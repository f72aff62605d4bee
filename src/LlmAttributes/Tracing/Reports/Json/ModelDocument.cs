namespace LlmAttributes;

/// <summary>The JSON form of what a model did for an operation.</summary>
internal sealed record ModelDocument(string Model, long Answers, OperationDocument Attempts);
