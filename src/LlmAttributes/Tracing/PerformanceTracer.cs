using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>Keeps the durations and outcomes of operations in the process, for a report without any collector.</summary>
/// <remarks>
/// A runtime records the calls of contracts with <see cref="TracePerformanceAttribute"/> once <see cref="LlmRuntimeBuilder.UsePerformanceTracer"/> is called. Percentiles come
/// from a histogram with 16 buckets per doubling, so they are exact to 4.5 %.
/// </remarks>
public sealed class PerformanceTracer
{
    private readonly ConcurrentDictionary<string, OperationHistogram> _operations = new(StringComparer.Ordinal);

    /// <summary>Records one run of an operation.</summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="succeeded">Whether it succeeded.</param>
    public void Record(string operation, TimeSpan duration, bool succeeded) =>
        _operations.GetOrAdd(operation, static _ => new()).Record(duration, succeeded);

    /// <summary>Summarises what was recorded so far, while recording goes on.</summary>
    /// <returns>The report.</returns>
    public PerformanceReport GetReport()
    {
        List<PerformanceStats> operations = [];
        foreach (var (name, histogram) in _operations)
            operations.Add(histogram.Read(name));
        operations.Sort(static (a, b) => string.CompareOrdinal(a.Operation, b.Operation));
        return new(operations);
    }
}
