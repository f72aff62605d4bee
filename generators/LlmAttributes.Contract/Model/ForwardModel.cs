namespace LlmAttributes.Contract;

/// <summary>A property, indexer or event that passes through unchanged.</summary>
/// <param name="Head">The explicit implementation up to its accessors.</param>
/// <param name="Accessors">The accessors with their bodies.</param>
internal sealed record ForwardModel(string Head, EquatableArray<string> Accessors);
