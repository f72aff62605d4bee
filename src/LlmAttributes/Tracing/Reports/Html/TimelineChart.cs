namespace LlmAttributes;

/// <summary>Runs and error rate by minute.</summary>
internal static class TimelineChart
{
    private const double RunsHeight = 90;
    private const double ErrorsTop = 112;
    private const double ErrorsHeight = 50;
    private const double Height = 188;

    public static HtmlText Draw(PerformanceReport report)
    {
        var minutes = report.Minutes;
        if (minutes.Count == 0)
            return default;
        var most = minutes.Max(static m => m.Count);
        var worst = minutes.Max(static m => m.ErrorRate);
        var step = 100.0 / minutes.Count;
        var chart = new SvgChart($"Runs and error rate of the last {minutes.Count} minutes", Height);
        var table = new HtmlTable("Runs and error rate by minute", "Minute (UTC)", "Runs", "Failed", "Error rate", "Mean time");
        for (var i = 0; i < minutes.Count; i++)
        {
            var minute = minutes[i];
            var clock = Display.Clock(minute.Start);
            var runs = RunsHeight * minute.Count / Math.Max(1, most);
            var errors = worst == 0 ? 0 : ErrorsHeight * minute.ErrorRate / worst;
            chart.Bar((i * step) + 0.1, step - 0.2, RunsHeight - runs, runs, "main", $"{clock}: {Display.Count(minute.Count)} runs, {Display.Duration(minute.Mean)} on average");
            chart.Bar((i * step) + 0.1, step - 0.2, ErrorsTop + ErrorsHeight - errors, errors, "bad", $"{clock}: {Display.Share(minute.ErrorRate)} errors");
            table.Row(clock, Display.Count(minute.Count), Display.Count(minute.Failed), Display.Share(minute.ErrorRate), Display.Duration(minute.Mean));
        }

        chart.Line(0, RunsHeight, 100, RunsHeight, "axis").Line(0, ErrorsTop + ErrorsHeight, 100, ErrorsTop + ErrorsHeight, "axis");
        chart.Text(0, RunsHeight + 15, "error rate", "minor");
        chart.Text(0, Height - 8, Display.Clock(minutes[0].Start)).Text(100, Height - 8, Display.Clock(minutes[^1].Start));
        if (minutes.Count > 20)
            chart.Text(50, Height - 8, Display.Clock(minutes[minutes.Count / 2].Start));
        var note = $"Runs per minute, at most {Display.Count(most)}; below them the error rate, {(worst == 0 ? "without an error" : $"at most {Display.Share(worst)}")}.";
        return HtmlParts.Chart("timeline", "Over time", note, chart.End(), table.End());
    }
}
