namespace LlmAttributes.Contract;

/// <param name="Models">The keys.</param>
/// <param name="On">The errors after which they are asked; <see langword="null"/> where the attribute does not say.</param>
internal sealed record FallbackModel(EquatableArray<string> Models, int? On);
