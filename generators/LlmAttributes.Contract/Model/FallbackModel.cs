namespace LlmAttributes.Contract;

internal sealed record FallbackModel(EquatableArray<string> Models);
