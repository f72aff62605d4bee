namespace LlmAttributes;

/// <summary>The durations and outcomes of one operation.</summary>
/// <param name="Operation">The name of the operation, for a call <c>Contract.Method</c>.</param>
public sealed record PerformanceStats(string Operation)
{
    /// <summary>Gets how often the operation ran.</summary>
    public long Count { get; init; }

    /// <summary>Gets how often it failed.</summary>
    public long Failed { get; init; }

    /// <summary>Gets the sum of all durations.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>Gets the shortest duration.</summary>
    public TimeSpan Min { get; init; }

    /// <summary>Gets the longest duration.</summary>
    public TimeSpan Max { get; init; }

    /// <summary>Gets the median.</summary>
    public TimeSpan P50 { get; init; }

    /// <summary>Gets the duration that 95 % stay below.</summary>
    public TimeSpan P95 { get; init; }

    /// <summary>Gets the duration that 99 % stay below.</summary>
    public TimeSpan P99 { get; init; }

    /// <summary>Gets the mean duration.</summary>
    public TimeSpan Mean => Count == 0 ? TimeSpan.Zero : Total / Count;

    /// <summary>Gets the share of runs that succeeded, 0 to 1.</summary>
    public double SuccessRate => Count == 0 ? 1 : 1 - ((double)Failed / Count);
}
