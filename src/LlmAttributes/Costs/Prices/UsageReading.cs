namespace LlmAttributes;

/// <summary>What a response body says of its model and its tokens.</summary>
/// <param name="Usage">The tokens by kind.</param>
/// <param name="Model">The model's name, or <see langword="null"/> where the body has none.</param>
public sealed record UsageReading(TokenUsage Usage, string? Model);
