namespace LlmAttributes;

/// <summary>The JSON form of the statistics of a call.</summary>
internal sealed record OperationDocument(
    string Operation,
    long Count,
    long Failed,
    long Cancelled,
    double ErrorRate,
    double P50Ms,
    double P95Ms,
    double MaxMs,
    long InputTokens,
    long OutputTokens,
    decimal CostUsd,
    bool HasUnknownCost,
    IReadOnlyList<ShareDocument> Models)
{
    public static OperationDocument Of(PerformanceStats stats, IEnumerable<ModelStats> models) => new(
        stats.Operation,
        stats.Count,
        stats.Failed,
        stats.Cancelled,
        stats.ErrorRate,
        stats.P50.TotalMilliseconds,
        stats.P95.TotalMilliseconds,
        stats.Max.TotalMilliseconds,
        stats.Usage.InputTokens,
        stats.Usage.OutputTokens,
        stats.KnownCost.Usd,
        stats.HasUnknownCost,
        [.. models.Where(m => m.Attempts.Operation == stats.Operation && m.Answers > 0).Select(static m => new ShareDocument(m.Model, m.Answers))]);
}
