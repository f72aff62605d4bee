namespace LlmAttributes.Contract;

/// <summary>The route of a call.</summary>
internal sealed record RouteModel
{
    /// <summary>The expression of the strategy.</summary>
    public required string Strategy { get; init; }

    public required EquatableArray<string> Models { get; init; }

    public RouterModel? Router { get; init; }

    /// <summary>The quality below which a model is no candidate.</summary>
    public double? MinQuality { get; init; }

    public EquatableArray<double> Weights { get; init; }

    public double? CostWeight { get; init; }

    public double? SpeedWeight { get; init; }

    public double? QualityWeight { get; init; }

    public decimal? MaxUsdPerCall { get; init; }

    public double? MaxLatencySeconds { get; init; }

    /// <summary>The expression of what a model must be able to do.</summary>
    public string? Requires { get; init; }

    public EquatableArray<string> Regions { get; init; }

    public EquatableArray<string> Tags { get; init; }

    public bool? AllowDeprecated { get; init; }

    public EquatableArray<RouteTaskModel> Tasks { get; init; }

    public EquatableArray<RouteBandModel> Bands { get; init; }
}
