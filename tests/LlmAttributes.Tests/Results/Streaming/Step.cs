namespace LlmAttributes.Tests.Results.Streaming;

public sealed record Step(string Title, int Minutes, IReadOnlyList<string> Tags);
