namespace LlmAttributes.Runtime;

/// <summary>The route, as <see cref="RouteByAttribute"/> declares it.</summary>
/// <param name="Strategy">How the models are ordered.</param>
/// <param name="Models">The keys of the models.</param>
public sealed record RoutePlan(RouteStrategy Strategy, IReadOnlyList<string> Models)
{
    /// <summary>Gets the quality below which a model is no candidate.</summary>
    public double? MinQuality { get; init; }
}
