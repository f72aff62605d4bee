namespace LlmAttributes.Runtime;

/// <summary>The shadow, as <see cref="ShadowAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
/// <param name="Model">The key of the second model.</param>
public sealed record ShadowPlan(string Model)
{
    /// <summary>Gets the share of the calls; above 0 and at most 1.</summary>
    public double? Share { get; init; }

    /// <summary>Gets the most that the second model may cost in a day, in USD.</summary>
    public decimal? DailyUsd { get; init; }

    /// <summary>Gets how many requests to the second model are under way at once; at least 1.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Gets a value indicating whether calls with tools that change something are sent too.</summary>
    public bool AllowTools { get; init; }

    /// <summary>Gets a value indicating whether calls with sensitive values are sent too.</summary>
    public bool AllowSensitive { get; init; }
}
