namespace LlmAttributes;

/// <summary>What an <see cref="AdaptiveRoute"/> aims at, and how much it tries.</summary>
public sealed class AdaptiveRouteOptions
{
    /// <summary>Gets or sets how much quality counts.</summary>
    /// <value>0 to 100; the default is 1.</value>
    public double QualityWeight { get; set; } = 1;

    /// <summary>Gets or sets how much cost counts: what the dearest model loses against one that is free.</summary>
    /// <value>0 to 100; the default is 0.</value>
    public double CostWeight { get; set; }

    /// <summary>Gets or sets how much latency counts: what the slowest model loses against one that answers at once.</summary>
    /// <value>0 to 100; the default is 0.</value>
    public double LatencyWeight { get; set; }

    /// <summary>Gets or sets how eagerly models are tried of which little is known. The eagerness goes down as outcomes come in.</summary>
    /// <value>0 to 10; the default is 0.65.</value>
    public double Exploration { get; set; } = 0.65;

    /// <summary>Gets or sets the share of calls that go to a model by chance, however much is known, so that a model that became better is found.</summary>
    /// <value>0 to 1; the default is 0.005.</value>
    public double ExplorationFloor { get; set; } = 0.005;

    /// <summary>Gets or sets after how long an outcome counts half.</summary>
    /// <value>Above zero; the default is 7 days.</value>
    public TimeSpan HalfLife { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets what quality is expected of a model before its first outcome.</summary>
    /// <value>0 to 1; the default is 0.8.</value>
    public double PriorQuality { get; set; } = 0.8;

    /// <summary>Gets or sets how many kinds of task are told apart; all further ones count as one.</summary>
    /// <value>1 to 10,000; the default is 64.</value>
    public int MaxTaskTypes { get; set; } = 64;

    /// <summary>Gets or sets the seed of the choices: the same outcomes and seed give the same choices.</summary>
    /// <value>The default is 1.</value>
    public int Seed { get; set; } = 1;

    internal void Validate()
    {
        Require(QualityWeight is >= 0 and <= 100, nameof(QualityWeight), QualityWeight, "between 0 and 100");
        Require(CostWeight is >= 0 and <= 100, nameof(CostWeight), CostWeight, "between 0 and 100");
        Require(LatencyWeight is >= 0 and <= 100, nameof(LatencyWeight), LatencyWeight, "between 0 and 100");
        Require(Exploration is >= 0 and <= 10, nameof(Exploration), Exploration, "between 0 and 10");
        Require(ExplorationFloor is >= 0 and <= 1, nameof(ExplorationFloor), ExplorationFloor, "between 0 and 1");
        Require(HalfLife > TimeSpan.Zero, nameof(HalfLife), HalfLife, "above zero");
        Require(PriorQuality is >= 0 and <= 1, nameof(PriorQuality), PriorQuality, "between 0 and 1");
        Require(MaxTaskTypes is >= 1 and <= 10_000, nameof(MaxTaskTypes), MaxTaskTypes, "between 1 and 10000");
    }

    private static void Require(bool holds, string property, object value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(property, value, $"'{nameof(AdaptiveRouteOptions)}.{property}' must be {range}.");
    }
}
