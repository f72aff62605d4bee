namespace LlmAttributes.Behavior.Tests.Contracts;

public sealed record Term(string Text, string? Language = null);
