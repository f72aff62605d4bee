namespace LlmAttributes;

/// <summary>A query with its outcome.</summary>
/// <param name="At">When the outcome was reported.</param>
/// <param name="Task">What kind of task it is.</param>
/// <param name="Band">How clear it is.</param>
/// <param name="Strategies">What was done to it.</param>
/// <param name="Score">How good the answer was, 0 to 1.</param>
public sealed record QueryRecord(DateTimeOffset At, TaskType Task, ClarityBand Band, QueryStrategies Strategies, double Score)
{
    /// <summary>Gets the query as the user wrote it; <see langword="null"/> when it is sensitive.</summary>
    public string? Query { get; init; }

    /// <summary>Gets the answer; <see langword="null"/> when it is sensitive or was not told.</summary>
    public string? Answer { get; init; }

    /// <summary>Gets whose query it is.</summary>
    public string? Partition { get; init; }
}
