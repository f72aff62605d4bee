using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <summary>What a <see cref="PerformanceTracer"/> recorded, by operation.</summary>
/// <param name="Operations">The operations, sorted by name.</param>
public sealed record PerformanceReport(IReadOnlyList<PerformanceStats> Operations)
{
    /// <summary>Writes the report as a text table, durations in milliseconds.</summary>
    /// <returns>One line per operation.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"operation",-36} {"count",6} {"ok",7} {"min ms",9} {"mean ms",9} {"p50 ms",9} {"p95 ms",9} {"p99 ms",9} {"max ms",9}\n");
        foreach (var o in Operations)
            text.Append(CultureInfo.InvariantCulture, $"{o.Operation,-36} {o.Count,6} {o.SuccessRate,7:P0} {Ms(o.Min),9} {Ms(o.Mean),9} {Ms(o.P50),9} {Ms(o.P95),9} {Ms(o.P99),9} {Ms(o.Max),9}\n");
        return text.ToString();
    }

    private static string Ms(TimeSpan duration) => duration.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);
}
