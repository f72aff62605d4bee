using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <content>The report as text.</content>
public sealed partial record PerformanceReport
{
    /// <summary>Writes the report as text tables, durations in milliseconds.</summary>
    /// <returns>One line per operation, then what failed, and what the models did.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        var width = Math.Max(9, Operations.Count == 0 ? 0 : Operations.Max(static o => o.Operation.Length));
        text.Append(CultureInfo.InvariantCulture, $"{"operation".PadRight(width)} {"count",6} {"ok",7} {"min ms",9} {"mean ms",9} {"p50 ms",9} {"p90 ms",9} {"p95 ms",9} {"p99 ms",9} {"max ms",9} {"tokens",9} {"cost",12}\n");
        foreach (var o in Operations)
            text.Append(CultureInfo.InvariantCulture, $"{o.Operation.PadRight(width)} {o.Count,6} {o.SuccessRate,7:P0} {Ms(o.Min),9} {Ms(o.Mean),9} {Ms(o.P50),9} {Ms(o.P90),9} {Ms(o.P95),9} {Ms(o.P99),9} {Ms(o.Max),9} {o.Usage.TotalTokens,9} {Money(o),12}\n");
        if (FailingOperations is { Count: > 0 } failing)
            text.Append(CultureInfo.InvariantCulture, $"over {ErrorRateThreshold:P0} errors: {string.Join(", ", failing.Select(static o => string.Create(CultureInfo.InvariantCulture, $"{o.Operation} ({o.ErrorRate:P1})")))}\n");
        if (Models.Count == 0)
            return text.ToString();
        var model = Math.Max(5, Models.Max(static m => m.Model.Length));
        text.Append(CultureInfo.InvariantCulture, $"\n{"operation".PadRight(width)} {"model".PadRight(model)} {"answers",8} {"attempts",8} {"failed",8} {"p95 ms",9} {"tokens",9} {"cost",12}\n");
        foreach (var m in Models)
            text.Append(CultureInfo.InvariantCulture, $"{m.Attempts.Operation.PadRight(width)} {m.Model.PadRight(model)} {m.Answers,8} {m.Attempts.Count,8} {m.Attempts.Failed,8} {Ms(m.Attempts.P95),9} {m.Attempts.Usage.TotalTokens,9} {Money(m.Attempts),12}\n");
        return text.ToString();
    }

    private static string Ms(TimeSpan duration) => duration.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);

    // What a price or a usage is missing for makes the true cost higher.
    private static string Money(PerformanceStats stats) => stats.HasUnknownCost ? $"{stats.KnownCost}+?" : stats.KnownCost.ToString();
}
