namespace LlmAttributes;

/// <summary>What a <see cref="PerformanceTracer"/> recorded up to one moment.</summary>
/// <param name="Time">The moment.</param>
/// <param name="Since">When the tracer was created.</param>
/// <param name="Operations">The statistics by operation and component, sorted by both.</param>
public sealed partial record PerformanceReport(DateTimeOffset Time, DateTimeOffset Since, IReadOnlyList<PerformanceStats> Operations)
{
    internal const int Top = 10;

    /// <summary>The share of errors above which an operation is among <see cref="FailingOperations"/>: 1 %.</summary>
    public const double ErrorRateThreshold = 0.01;

    /// <summary>Gets what each model did for each operation, sorted by operation and model.</summary>
    public IReadOnlyList<ModelStats> Models { get; init; } = [];

    /// <summary>Gets how many runs of all operations took how long, the shortest first; empty buckets are left out.</summary>
    public IReadOnlyList<DurationBucket> Distribution { get; init; } = [];

    /// <summary>Gets what ended in each of the last 60 minutes, the oldest first; minutes before the first run are left out.</summary>
    public IReadOnlyList<MinuteStats> Minutes { get; init; } = [];

    /// <summary>Gets the 10 slowest of the last metrics, the slowest first.</summary>
    public IReadOnlyList<PerformanceMetric> SlowestCalls { get; init; } = [];

    /// <summary>Gets the 10 operations with the longest mean duration, the slowest first.</summary>
    public IReadOnlyList<PerformanceStats> SlowestOperations => [.. Operations.OrderByDescending(static o => o.Mean).ThenBy(static o => o.Operation, StringComparer.Ordinal).Take(Top)];

    /// <summary>Gets the operations of which more than 1 % failed, the worst first.</summary>
    public IReadOnlyList<PerformanceStats> FailingOperations =>
        [.. Operations.Where(static o => o.ErrorRate > ErrorRateThreshold).OrderByDescending(static o => o.ErrorRate).ThenBy(static o => o.Operation, StringComparer.Ordinal)];
}
