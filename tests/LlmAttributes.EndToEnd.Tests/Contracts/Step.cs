namespace LlmAttributes.EndToEnd.Tests;

public sealed record Step(string Title, int Minutes);
