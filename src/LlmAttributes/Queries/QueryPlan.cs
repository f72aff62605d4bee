namespace LlmAttributes;

/// <summary>What is to be done to a query, and why.</summary>
/// <param name="Task">What kind of task it is.</param>
/// <param name="Clarity">How clear it is.</param>
/// <param name="Strategies">The strategies that are to be used; those of them that have nothing to say change nothing.</param>
public sealed record QueryPlan(TaskDetection Task, ClarityReport Clarity, QueryStrategies Strategies)
{
    /// <summary>Gets what the strategies are expected to add together.</summary>
    public QueryGain Gain { get; init; } = QueryGain.Unknown;

    /// <summary>Gets the strategies that the query calls for, but that were left out because outcomes show them to harm.</summary>
    public QueryStrategies Avoided { get; init; }

    /// <summary>Gets a value indicating whether the strategies were chosen to learn from them.</summary>
    public bool IsTrial { get; init; }
}
