namespace LlmAttributes.EndToEnd.Tests;

public sealed record PlannedStep(string Title, int Minutes);
