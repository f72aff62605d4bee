namespace LlmAttributes.Runtime;

/// <summary>The route, as <see cref="RouteByAttribute"/> declares it. What is <see langword="null"/> was not declared.</summary>
/// <param name="Strategy">How the models are ordered.</param>
/// <param name="Models">The keys of the models.</param>
public sealed record RoutePlan(RouteStrategy Strategy, IReadOnlyList<string> Models)
{
    /// <summary>Gets the quality below which a model is no candidate.</summary>
    public double? MinQuality { get; init; }

    /// <summary>Gets the shares of the models, parallel to them.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>Gets the weight of a low price.</summary>
    public double? CostWeight { get; init; }

    /// <summary>Gets the weight of speed.</summary>
    public double? SpeedWeight { get; init; }

    /// <summary>Gets the weight of quality.</summary>
    public double? QualityWeight { get; init; }

    /// <summary>Gets the most that the call may be expected to cost in USD with a candidate.</summary>
    public decimal? MaxUsdPerCall { get; init; }

    /// <summary>Gets the longest expected latency of a candidate in seconds.</summary>
    public double? MaxLatencySeconds { get; init; }

    /// <summary>Gets what a candidate must be able to do, beside what the call's shape needs. A model of which nothing is known passes.</summary>
    public ModelCapabilities Requires { get; init; }

    /// <summary>Gets the regions of which a candidate must have one; none is any.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Gets the tags that a candidate must have.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets a value indicating whether models whose end is announced are candidates; those that have ended never are.</summary>
    public bool AllowDeprecated { get; init; } = true;

    /// <summary>Gets the models for each kind of task. Where the strategy is not <see cref="RouteStrategy.TaskType"/>, only the names of the kinds count, by which qualities are known.</summary>
    public IReadOnlyList<RouteTaskPlan> Tasks { get; init; } = [];

    /// <summary>Gets the models for each length of the input, shortest first.</summary>
    public IReadOnlyList<RouteBandPlan> Bands { get; init; } = [];

    /// <summary>Gets the router that chooses, for <see cref="RouteStrategy.Router"/>.</summary>
    public RouterPlan? Router { get; init; }
}
