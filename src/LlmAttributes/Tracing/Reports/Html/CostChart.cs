namespace LlmAttributes;

/// <summary>What each model cost.</summary>
internal static class CostChart
{
    private const int MostBars = 12;
    private const double RowHeight = 36;

    public static HtmlText Draw(PerformanceReport report)
    {
        var models = (from m in report.Models
                      group m.Attempts by m.Model into g
                      let usd = g.Sum(static a => a.KnownCost.Usd)
                      orderby usd descending, g.Key
                      select (Model: g.Key, Usd: usd, HasUnknown: g.Any(static a => a.HasUnknownCost), Attempts: g.Sum(static a => a.Count), Failed: g.Sum(static a => a.Failed), Tokens: g.Sum(static a => a.Usage.TotalTokens))).ToList();
        if (models.Count == 0)
            return default;
        var most = Math.Max(0.000000000001m, models.Max(static m => m.Usd));
        var shown = models.Take(MostBars).ToList();
        var chart = new SvgChart($"Cost of {models.Count} models", shown.Count * RowHeight);
        for (var i = 0; i < shown.Count; i++)
        {
            var y = i * RowHeight;
            var cost = Display.Usd(shown[i].Usd, shown[i].HasUnknown);
            chart.Text(0, y + 13, shown[i].Model, "name").Text(100, y + 13, cost, "value");
            chart.Bar(0, 100, y + 19, 9, "track").Bar(0, (double)(100 * shown[i].Usd / most), y + 19, 9, "main", $"{shown[i].Model}: {cost}");
        }

        var table = new HtmlTable("Cost by model", "Model", "Cost", "Attempts", "Failed", "Tokens");
        foreach (var m in models)
            table.Row(m.Model, Display.Usd(m.Usd, m.HasUnknown), Display.Count(m.Attempts), Display.Count(m.Failed), Display.Count(m.Tokens));
        var note = models.Exists(static m => m.HasUnknown) ? "In USD, every attempt counted. “+ ?”: a price or a usage is missing, so the true cost is higher." : "In USD, every attempt counted.";
        return HtmlParts.Chart("cost", "Cost by model", note, chart.End(), table.End());
    }
}
