namespace LlmAttributes;

/// <summary>How far the members of each ensemble agreed.</summary>
internal static class AgreementChart
{
    private const int MostRows = 8;
    private const double RowHeight = 84;
    private const double BarTop = 22;
    private const double BarHeight = 40;

    public static HtmlText Draw(PerformanceReport report)
    {
        var ensembles = report.Operations.Where(static o => o.Agreement is not null).OrderByDescending(static o => o.Agreement!.Count).ThenBy(static o => o.Operation, StringComparer.Ordinal).ToList();
        if (ensembles.Count == 0)
            return default;
        var shown = ensembles.Take(MostRows).ToList();
        var chart = new SvgChart($"Agreement of {ensembles.Count} ensembles", shown.Count * RowHeight);
        for (var row = 0; row < shown.Count; row++)
            Draw(chart, row * RowHeight, shown[row].Operation, shown[row].Agreement!);
        var table = new HtmlTable("Agreement by ensemble", ["Operation", "Answers", "Mean", .. Enumerable.Range(0, 10).Select(static t => $"{10 * t}–{10 * (t + 1)} %")]);
        foreach (var o in ensembles)
            table.Row([o.Operation, Display.Count(o.Agreement!.Count), Display.Share(o.Agreement.Mean), .. o.Agreement.Tenths.Select(static t => (HtmlText)Display.Count(t))]);
        return HtmlParts.Chart("agreement", "Ensemble agreement", "The share of members that agree with the answer, from nobody on the left to all on the right.", chart.End(), table.End());
    }

    private static void Draw(SvgChart chart, double y, string operation, AgreementStats agreement)
    {
        var most = Math.Max(1, agreement.Tenths.Max());
        chart.Text(0, y + 13, operation, "name").Text(100, y + 13, $"mean {Display.Share(agreement.Mean)}", "value");
        for (var tenth = 0; tenth < agreement.Tenths.Count; tenth++)
        {
            var height = BarHeight * agreement.Tenths[tenth] / most;
            chart.Bar((10 * tenth) + 0.3, 9.4, y + BarTop + BarHeight - height, height, "main", $"{10 * tenth} to {10 * (tenth + 1)} %: {Display.Count(agreement.Tenths[tenth])} answers");
        }

        chart.Line(0, y + BarTop + BarHeight, 100, y + BarTop + BarHeight, "axis");
        chart.Text(0, y + BarTop + BarHeight + 13, "0 %", "minor").Text(50, y + BarTop + BarHeight + 13, "50 %", "minor").Text(100, y + BarTop + BarHeight + 13, "100 %", "minor");
    }
}
