namespace LlmAttributes;

/// <summary>The durations, outcomes and costs of one operation.</summary>
/// <param name="Operation">The name of the operation, for a call <c>Contract.Method</c>.</param>
public sealed record PerformanceStats(string Operation)
{
    /// <summary>Gets the system or part of the application that ran it, for instance a constant of <see cref="LlmComponents"/>; <see langword="null"/> is none.</summary>
    public string? Component { get; init; }

    /// <summary>Gets how often the operation ran.</summary>
    public long Count { get; init; }

    /// <summary>Gets how often it failed.</summary>
    public long Failed { get; init; }

    /// <summary>Gets how often its caller cancelled it, which counts neither as success nor as error.</summary>
    public long Cancelled { get; init; }

    /// <summary>Gets the sum of all durations.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>Gets the shortest duration.</summary>
    public TimeSpan Min { get; init; }

    /// <summary>Gets the longest duration.</summary>
    public TimeSpan Max { get; init; }

    /// <summary>Gets the median.</summary>
    public TimeSpan P50 { get; init; }

    /// <summary>Gets the duration that 90 % stay within.</summary>
    public TimeSpan P90 { get; init; }

    /// <summary>Gets the duration that 95 % stay within.</summary>
    public TimeSpan P95 { get; init; }

    /// <summary>Gets the duration that 99 % stay within.</summary>
    public TimeSpan P99 { get; init; }

    /// <summary>Gets the tokens of all runs, as far as they were reported.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets the sum of all known costs.</summary>
    public Cost KnownCost { get; init; } = Cost.Zero;

    /// <summary>Gets a value indicating whether a price or a usage was missing, so that the true cost is above <see cref="KnownCost"/>.</summary>
    public bool HasUnknownCost { get; init; }

    /// <summary>Gets the runs per second from the beginning of the first run, at least one second ago, to the report.</summary>
    public double RunsPerSecond { get; init; }

    /// <summary>Gets how many runs took how long, in buckets of a quarter of a doubling, the shortest first; empty buckets are left out.</summary>
    public IReadOnlyList<DurationBucket> Distribution { get; init; } = [];

    /// <summary>Gets what ended in each of the last 60 minutes, the oldest first; minutes before the first run are left out.</summary>
    public IReadOnlyList<MinuteStats> Minutes { get; init; } = [];

    /// <summary>Gets how far the members agreed, where the operation is an ensemble.</summary>
    public AgreementStats? Agreement { get; init; }

    /// <summary>Gets the mean duration.</summary>
    public TimeSpan Mean => Count == 0 ? TimeSpan.Zero : Total / Count;

    /// <summary>Gets the share of the runs that succeeded, 0 to 1; cancelled ones are left out.</summary>
    public double SuccessRate => 1 - ErrorRate;

    /// <summary>Gets the share of the runs that failed, 0 to 1; cancelled ones are left out.</summary>
    public double ErrorRate => Count == Cancelled ? 0 : (double)Failed / (Count - Cancelled);
}
