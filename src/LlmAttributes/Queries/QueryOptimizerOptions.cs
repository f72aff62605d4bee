namespace LlmAttributes;

/// <summary>How a <see cref="QueryOptimizer"/> works.</summary>
public sealed class QueryOptimizerOptions
{
    /// <summary>Gets or sets the strategies that may be used.</summary>
    /// <value>The default is <see cref="QueryStrategies.All"/>.</value>
    public QueryStrategies Strategies { get; set; } = QueryStrategies.All;

    /// <summary>Gets or sets how many tokens may be added to a query; changes that do not fit are left out.</summary>
    /// <value>At least 0; the default is 400.</value>
    public int MaxAddedTokens { get; set; } = 400;

    /// <summary>Gets or sets how many examples are shown at the most. They are picked from the newest 1,000 good answers to the same kind of task.</summary>
    /// <value>At least 0; the default is 3.</value>
    public int MaxExamples { get; set; } = 3;

    /// <summary>Gets or sets what is meant by what a query leaves open.</summary>
    public QueryDefaults Defaults { get; set; } = new();

    /// <summary>Gets or sets how many queries are remembered with their outcomes; the oldest are forgotten first, and what was learned from them.</summary>
    /// <value>At least 1; the default is 10,000.</value>
    public int MaxHistory { get; set; } = 10_000;

    /// <summary>Gets or sets the share of queries that are used to learn from, once there are outcomes: with a strategy that may be the best, or with none.</summary>
    /// <value>From 0 to 1; the default is 0.05. With 0 nothing is tried, and what is never left out cannot be measured.</value>
    public double TrialShare { get; set; } = 0.05;

    /// <summary>Gets or sets the score from which an answer may serve as an example.</summary>
    /// <value>From 0 to 1; the default is 0.8.</value>
    public double GoodScore { get; set; } = 0.8;

    /// <summary>Gets or sets where the history outlives the process.</summary>
    /// <value>By default nowhere.</value>
    public IQueryHistoryStore? Store { get; set; }

    /// <summary>Gets or sets the seed of the chance by which trials are made.</summary>
    public long Seed { get; set; } = 1;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Defaults);
        Require(nameof(MaxAddedTokens), MaxAddedTokens, MaxAddedTokens >= 0, "at least 0");
        Require(nameof(MaxExamples), MaxExamples, MaxExamples >= 0, "at least 0");
        Require(nameof(MaxHistory), MaxHistory, MaxHistory >= 1, "at least 1");
        Require(nameof(TrialShare), TrialShare, TrialShare is >= 0 and <= 1, "from 0 to 1");
        Require(nameof(GoodScore), GoodScore, GoodScore is >= 0 and <= 1, "from 0 to 1");
    }

    private static void Require(string name, object value, bool holds, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be {range}.");
    }
}
