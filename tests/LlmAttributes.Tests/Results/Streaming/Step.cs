namespace LlmAttributes.Tests.Results.Streaming;

internal sealed record Step(string Title, int Minutes, IReadOnlyList<string> Tags);
