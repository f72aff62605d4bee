namespace LlmAttributes;

/// <summary>Names the models for inputs up to a length, for <see cref="RouteStrategy.InputLength"/>: an input belongs to the shortest band that holds it; the models of longer bands are asked after those of its own.</summary>
/// <param name="maxInputTokens">The longest input in tokens, 1 or more; <see cref="int.MaxValue"/> for any.</param>
/// <param name="models">The keys of the models, best first.</param>
/// <example><code>[RouteBy(RouteStrategy.InputLength), RouteBand(2_000, Models.Fast), RouteBand(int.MaxValue, Models.Long)]</code></example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class RouteBandAttribute(int maxInputTokens, params string[] models) : Attribute
{
    /// <summary>Gets the longest input in tokens.</summary>
    public int MaxInputTokens { get; } = maxInputTokens;

    /// <summary>Gets the keys of the models.</summary>
    public IReadOnlyList<string> Models { get; } = models;
}
