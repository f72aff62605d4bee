namespace LlmAttributes.Runtime;

/// <summary>The models for inputs up to a length, as <see cref="RouteBandAttribute"/> declares them.</summary>
/// <param name="MaxInputTokens">The longest input in tokens.</param>
/// <param name="Models">The keys of the models, best first.</param>
public sealed record RouteBandPlan(int MaxInputTokens, IReadOnlyList<string> Models);
