namespace LlmAttributes;

/// <summary>How a <see cref="QualityMonitor"/> watches.</summary>
public sealed class QualityMonitorOptions
{
    /// <summary>Gets or sets what the moving average gives to the newest score.</summary>
    /// <value>Above 0 and at most 1; the default is 0.05.</value>
    public double Smoothing { get; set; } = 0.05;

    /// <summary>Gets or sets how many of its own standard deviations the moving average may be below the mean.</summary>
    /// <value>Above 0; the default is 4.</value>
    public double LimitDeviations { get; set; } = 4;

    /// <summary>Gets or sets the lasting drop of the mean that is looked for.</summary>
    /// <value>Above 0 and at most 1; the default is 0.1.</value>
    public double Drop { get; set; } = 0.1;

    /// <summary>Gets or sets how many results can still be judged by <see cref="QualityMonitor.FeedbackAsync(string, double, CancellationToken)"/>; the oldest are forgotten first.</summary>
    /// <value>At least 1; the default is 10,000.</value>
    public int MaxResults { get; set; } = 10_000;

    /// <summary>Gets or sets how many pairs of call and model are watched each on its own; further ones are not.</summary>
    /// <value>At least 1; the default is 2,000.</value>
    public int MaxSeries { get; set; } = 2_000;

    /// <summary>Gets or sets how many days of a store are read when a series begins.</summary>
    /// <value>At least 0; the default is 7.</value>
    public int DaysRead { get; set; } = 7;

    /// <summary>Gets or sets a value indicating whether judgements and scores correct the declared quality by which <see cref="RouteStrategy.Quality"/> and <see cref="RouteStrategy.Balanced"/> order models. Constraints such as <see cref="RouteByAttribute.MinQuality"/> stay with what is declared.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool TeachesRoutes { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether judgements and scores correct the declared quality from which the votes of ensembles have their weights. Weights that were declared of members or learned by a <see cref="ConsensusTrainer"/> stay as they are.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool TeachesEnsembles { get; set; } = true;

    internal void Validate()
    {
        Require(nameof(Smoothing), Smoothing, Smoothing is > 0 and <= 1, "above 0 and at most 1");
        Require(nameof(LimitDeviations), LimitDeviations, LimitDeviations is > 0 and < double.PositiveInfinity, "above 0");
        Require(nameof(Drop), Drop, Drop is > 0 and <= 1, "above 0 and at most 1");
        Require(nameof(MaxResults), MaxResults, MaxResults >= 1, "at least 1");
        Require(nameof(MaxSeries), MaxSeries, MaxSeries >= 1, "at least 1");
        Require(nameof(DaysRead), DaysRead, DaysRead >= 0, "at least 0");
    }

    private static void Require(string name, object value, bool holds, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be {range}.");
    }
}
