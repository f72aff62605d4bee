namespace LlmAttributes.Contract;

/// <param name="MaxInputTokens">The longest input.</param>
/// <param name="Models">The keys.</param>
internal sealed record RouteBandModel(int MaxInputTokens, EquatableArray<string> Models);
