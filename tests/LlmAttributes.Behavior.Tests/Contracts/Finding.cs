namespace LlmAttributes.Behavior.Tests.Contracts;

public sealed record Finding(bool IsValid, int Clauses);
