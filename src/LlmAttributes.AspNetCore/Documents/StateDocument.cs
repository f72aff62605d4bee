namespace LlmAttributes;

/// <summary>The JSON form of all that the page shows and that changes.</summary>
internal sealed record StateDocument(
    int Version,
    string Title,
    string Status,
    DateTimeOffset Since,
    bool IncludesContent,
    bool HasPlayground,
    OverviewDocument Overview,
    SpendingDocument Spending,
    IReadOnlyList<OperationDocument> Operations,
    IReadOnlyList<ModelDocument> Models,
    IReadOnlyList<ErrorDocument> Errors,
    IReadOnlyList<CallDocument> Calls)
{
    public const int CurrentVersion = 1;

    // As many as a page can show; the others, and what was said in them, are at the endpoint of calls.
    private const int MostCalls = 50;

    public static StateDocument Of(Dashboard dashboard, Spending spending)
    {
        var recorder = dashboard.Recorder;
        var runtime = dashboard.Runtime;
        var total = recorder.Total.GetReport();
        var operations = recorder.Operations.GetReport();
        var seen = recorder.Models.GetReport().Operations.ToDictionary(static o => o.Operation, StringComparer.Ordinal);
        var health = runtime.GetHealth();
        return new(
            CurrentVersion,
            dashboard.Options.Title!,
            Names.Of(health.Status),
            total.Since,
            dashboard.Options.IncludeContent,
            dashboard.HasPlayground,
            OverviewDocument.Of(total),
            SpendingDocument.Of(spending, runtime.Costs),
            [.. operations.Operations.Select(o => OperationDocument.Of(o, operations.Models))],
            [.. health.Models.Select(m => ModelDocument.Of(m, seen.GetValueOrDefault(m.Model), recorder.RunningAt(m.Model)))],
            ErrorDocument.Of(runtime.Errors.Snapshot()),
            [.. recorder.Recent(MostCalls).Select(static call => call.WithoutContent())]);
    }
}
