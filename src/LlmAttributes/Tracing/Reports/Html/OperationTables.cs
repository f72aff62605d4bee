namespace LlmAttributes;

/// <summary>The tables of operations and of single runs.</summary>
internal static class OperationTables
{
    private static readonly string[] s_columns = ["Operation", "'Component", "Runs", "Errors", "'Range", "Mean", "p50", "p90", "p95", "p99", "Longest", "Per second", "Tokens", "Cost"];

    public static HtmlText All(PerformanceReport report) => report.Operations.Count == 0
        ? HtmlParts.Empty("Nothing has been recorded yet.")
        : HtmlParts.Table("operations", "All operations", "The range is drawn on one logarithmic scale for all: the shortest to the longest run, the half to 95 % of the runs, and the median.", Table("All operations", report, report.Operations));

    public static HtmlText Slowest(PerformanceReport report) => report.Operations.Count <= PerformanceReport.Top
        ? default
        : HtmlParts.Table("slowest", "Slowest operations", "The ten with the longest mean time.", Table("Slowest operations", report, report.SlowestOperations));

    public static HtmlText Failing(PerformanceReport report) => report.FailingOperations is { Count: > 0 } failing
        ? HtmlParts.Table("failing", "Failing operations", "More than 1 % of their runs failed.", Table("Failing operations", report, failing))
        : default;

    public static HtmlText Calls(PerformanceReport report)
    {
        if (report.SlowestCalls.Count == 0)
            return default;
        var table = new HtmlTable("Slowest runs", "Operation", "Time", "'Ended (UTC)", "'Outcome", "'Model", "Tokens", "'Inside", "'Trace", "'Values");
        foreach (var m in report.SlowestCalls)
        {
            table.Row(
                m.Operation,
                Display.Duration(m.Duration),
                m.Timestamp.ToUniversalTime().ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
                m.IsCancelled ? "cancelled" : m.Error is { } kind ? ErrorReportWriter.NameOf(kind) : "ok",
                m.Model,
                Display.Count(m.Usage.TotalTokens),
                m.Parent,
                m.TraceId,
                m.Metadata is null ? "" : string.Join(", ", m.Metadata.Select(static p => $"{p.Key}: {p.Value}")));
        }

        return HtmlParts.Table("calls", "Slowest runs", "The ten slowest of the runs that are kept one by one.", table.End());
    }

    private static HtmlText Table(string caption, PerformanceReport report, IReadOnlyList<PerformanceStats> operations)
    {
        var scale = (Low: Log(report.Operations.Min(static o => o.Min)), High: Log(report.Operations.Max(static o => o.Max)));
        if (scale.High - scale.Low < 1)
            scale = (scale.Low - 0.5, scale.High + 0.5);
        var table = new HtmlTable(caption, s_columns);
        foreach (var o in operations)
        {
            table.Row(
                o.Operation, o.Component, Display.Count(o.Count), Errors(o), Range(o, scale.Low, scale.High), Display.Duration(o.Mean), Display.Duration(o.P50), Display.Duration(o.P90),
                Display.Duration(o.P95), Display.Duration(o.P99), Display.Duration(o.Max), o.RunsPerSecond.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture),
                Display.Count(o.Usage.TotalTokens), Display.Usd(o.KnownCost.Usd, o.HasUnknownCost));
        }

        return table.End();
    }

    private static HtmlText Errors(PerformanceStats stats) => stats.ErrorRate > PerformanceReport.ErrorRateThreshold
        ? HtmlTemplate.Load("bad").Fill(("text", Display.Share(stats.ErrorRate)))
        : Display.Share(stats.ErrorRate);

    private static HtmlText Range(PerformanceStats stats, double low, double high)
    {
        double At(TimeSpan duration) => 3 + (94 * (Log(duration) - low) / (high - low));
        return new SvgChart($"{Display.Duration(stats.Min)} to {Display.Duration(stats.Max)}, median {Display.Duration(stats.P50)}", 12)
            .Line(At(stats.Min), 6, At(stats.Max), 6, "whisker")
            .Line(At(stats.P50), 6, At(stats.P95), 6, "box")
            .Dot(At(stats.P50), 6, "median")
            .End();
    }

    private static double Log(TimeSpan duration) => Math.Log2(Math.Max(0.001, duration.TotalMilliseconds));
}
