namespace LlmAttributes;

/// <summary>Which model answered how many calls of each operation that can ask several.</summary>
internal static class RouteChart
{
    private const int MostBars = 12;
    private const int Colours = 8;
    private const double RowHeight = 38;

    public static HtmlText Draw(PerformanceReport report)
    {
        var operations = (from m in report.Models
                          group m by m.Attempts.Operation into g
                          let answers = g.Sum(static m => m.Answers)
                          where g.Count() > 1 && answers > 0
                          orderby answers descending, g.Key
                          select (Operation: g.Key, Answers: answers, Models: g.OrderByDescending(static m => m.Answers).ThenBy(static m => m.Model, StringComparer.Ordinal).ToList())).ToList();
        if (operations.Count == 0)
            return default;
        List<string> colours = [.. operations.SelectMany(static o => o.Models).GroupBy(static m => m.Model).OrderByDescending(static g => g.Sum(static m => m.Answers)).ThenBy(static g => g.Key, StringComparer.Ordinal).Select(static g => g.Key)];
        var shown = operations.Take(MostBars).ToList();
        var chart = new SvgChart($"Share of the models in the answers of {operations.Count} operations", shown.Count * RowHeight);
        var table = new HtmlTable("Answers by operation and model", "Operation", "'Model", "Answers", "Share", "Attempts");
        for (var i = 0; i < shown.Count; i++)
        {
            var y = i * RowHeight;
            chart.Text(0, y + 13, shown[i].Operation, "name").Text(100, y + 13, $"{Display.Count(shown[i].Answers)} answers", "minor");
            var x = 0.0;
            foreach (var model in shown[i].Models)
            {
                var width = 100.0 * model.Answers / shown[i].Answers;
                chart.Bar(x, width, y + 19, 12, Style(colours, model.Model), $"{model.Model}: {Display.Share(width / 100)}");
                x += width;
            }
        }

        foreach (var operation in operations)
        {
            foreach (var model in operation.Models)
                table.Row(operation.Operation, model.Model, Display.Count(model.Answers), Display.Share((double)model.Answers / operation.Answers), Display.Count(model.Attempts.Count));
        }

        var legend = HtmlTemplate.Load("legend").Fill(("items", HtmlReport.Join(colours.Take(Colours).Select(m => HtmlTemplate.Load("legend-item").Fill(("style", Style(colours, m)), ("text", m))))));
        return HtmlParts.Chart("routes", "Route shares", "Which model answered, by operation.", HtmlReport.Join([chart.End(), legend]), table.End());
    }

    private static string Style(List<string> colours, string model) => $"c{Math.Min(colours.IndexOf(model), Colours - 1)}";
}
