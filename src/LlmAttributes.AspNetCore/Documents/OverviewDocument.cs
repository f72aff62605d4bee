namespace LlmAttributes;

/// <summary>The JSON form of all calls together since the dashboard was mapped.</summary>
internal sealed record OverviewDocument(
    long Calls,
    long Failed,
    long Cancelled,
    double ErrorRate,
    double P50Ms,
    double P95Ms,
    double P99Ms,
    double MeanMs,
    long InputTokens,
    long OutputTokens,
    IReadOnlyList<MinuteDocument> Minutes)
{
    public static OverviewDocument Of(PerformanceReport report)
    {
        var all = report.Operations.Count > 0 ? report.Operations[0] : new("");
        return new(
            all.Count, all.Failed, all.Cancelled, all.ErrorRate, all.P50.TotalMilliseconds, all.P95.TotalMilliseconds, all.P99.TotalMilliseconds, all.Mean.TotalMilliseconds,
            all.Usage.InputTokens, all.Usage.OutputTokens, [.. report.Minutes.Select(MinuteDocument.Of)]);
    }
}
