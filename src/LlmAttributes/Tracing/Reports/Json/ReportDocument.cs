namespace LlmAttributes;

/// <summary>The JSON form of a report.</summary>
internal sealed record ReportDocument(
    int Version,
    DateTimeOffset Time,
    DateTimeOffset Since,
    IReadOnlyList<OperationDocument> Operations,
    IReadOnlyList<string> SlowestOperations,
    IReadOnlyList<string> FailingOperations,
    IReadOnlyList<ModelDocument> Models,
    IReadOnlyList<CallDocument> SlowestCalls,
    IReadOnlyList<MinuteDocument> Minutes,
    IReadOnlyList<BucketDocument> Distribution)
{
    public static ReportDocument Of(PerformanceReport report) => new(
        PerformanceReport.ReportVersion,
        report.Time,
        report.Since,
        [.. report.Operations.Select(OperationDocument.Of)],
        [.. report.SlowestOperations.Select(static o => o.Operation)],
        [.. report.FailingOperations.Select(static o => o.Operation)],
        [.. report.Models.Select(static m => new ModelDocument(m.Model, m.Answers, OperationDocument.Of(m.Attempts)))],
        [.. report.SlowestCalls.Select(CallDocument.Of)],
        [.. report.Minutes.Select(MinuteDocument.Of)],
        [.. report.Distribution.Select(BucketDocument.Of)]);
}
