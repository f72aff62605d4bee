namespace LlmAttributes.Runtime;

/// <summary>The hedging, as <see cref="HedgeAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
public sealed record HedgePlan
{
    /// <summary>Gets how long the running attempt may take before the next candidate is asked too, in seconds; above 0.</summary>
    public double? DelaySeconds { get; init; }

    /// <summary>Gets how many candidates may be asked on top of the first; at least 1.</summary>
    public int? MaxHedges { get; init; }

    /// <summary>Gets what hedges may cost on top of the first attempts, as a share; above 0.</summary>
    public double? MaxSurcharge { get; init; }
}
