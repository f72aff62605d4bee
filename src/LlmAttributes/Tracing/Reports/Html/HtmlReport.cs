using System.Security.Cryptography;
using System.Text;

namespace LlmAttributes;

/// <summary>Writes the HTML form of a report: one page without script and without anything to load.</summary>
internal sealed class HtmlReport(PerformanceReport report)
{
    private static readonly string s_style = HtmlTemplate.Read("report.css");
    private static readonly string s_policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_style)))}'; base-uri 'none'; form-action 'none'";

    public string Write(string title)
    {
        HtmlText[] charts = [LatencyChart.Draw(report), CostChart.Draw(report), AgreementChart.Draw(report), TimelineChart.Draw(report), RouteChart.Draw(report)];
        HtmlText[] tables = [OperationTables.Failing(report), OperationTables.Slowest(report), OperationTables.All(report), OperationTables.Calls(report)];
        return HtmlTemplate.Load("page").Fill(
            ("title", title),
            ("policy", s_policy),
            ("style", HtmlText.Markup(s_style)),
            ("since", Display.Moment(report.Since)),
            ("time", Display.Moment(report.Time)),
            ("tiles", Join(Tiles())),
            ("charts", Join(charts)),
            ("tables", Join(tables))).ToString();
    }

    public static HtmlText Join(IEnumerable<HtmlText> parts) => HtmlText.Markup(string.Concat(parts.Select(static p => p.ToString())));

    private IEnumerable<HtmlText> Tiles()
    {
        var count = report.Operations.Sum(static o => o.Count);
        var failed = report.Operations.Sum(static o => o.Failed);
        var ended = count - report.Operations.Sum(static o => o.Cancelled);
        var total = report.Operations.Aggregate(TimeSpan.Zero, static (sum, o) => sum + o.Total);
        var unknown = report.Models.Any(static m => m.Attempts.HasUnknownCost);
        yield return Tile("Runs", Display.Count(count), $"{Display.Count(report.Operations.Count)} operations");
        yield return Tile("Errors", Display.Share(ended == 0 ? 0 : (double)failed / ended), $"{Display.Count(failed)} failed, {Display.Count(count - ended)} cancelled");
        yield return Tile("Mean time", Display.Duration(count == 0 ? TimeSpan.Zero : total / count), $"{Display.Duration(total)} in all");
        yield return Tile("Cost of models", Display.Usd(report.Models.Sum(static m => m.Attempts.KnownCost.Usd), unknown), unknown ? "a part is unknown" : "all prices known");
        yield return Tile("Tokens", Display.Count(report.Models.Sum(static m => m.Attempts.Usage.TotalTokens)), $"{Display.Count(report.Models.Sum(static m => m.Attempts.Count))} attempts");
    }

    private static HtmlText Tile(string label, string value, string note) => HtmlTemplate.Load("tile").Fill(("label", label), ("value", value), ("note", note));
}
