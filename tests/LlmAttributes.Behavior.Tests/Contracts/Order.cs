namespace LlmAttributes.Behavior.Tests.Contracts;

public sealed record Order(int Id, decimal Total);
