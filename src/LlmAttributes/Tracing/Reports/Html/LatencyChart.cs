namespace LlmAttributes;

/// <summary>How many runs took how long, on a logarithmic scale.</summary>
internal static class LatencyChart
{
    private const double Height = 150;
    private const double Axis = 24;

    private static readonly (double Ms, string Text)[] s_marks = [.. from p in Enumerable.Range(-3, 11) let ms = Math.Pow(10, p) select (ms, Display.Duration(TimeSpan.FromMilliseconds(ms)))];

    public static HtmlText Draw(PerformanceReport report)
    {
        var buckets = report.Distribution;
        if (buckets.Count == 0)
            return default;
        var (low, high) = (Log(buckets[0].From), Log(buckets[^1].To));
        if (high - low < 2)
            (low, high) = (low - 1, high + 1);
        var most = buckets.Max(static b => b.Count);
        var total = buckets.Sum(static b => b.Count);
        var chart = new SvgChart($"Distribution of {Display.Count(total)} durations", Height + Axis);
        var table = new HtmlTable("Distribution of durations", "From", "To", "Runs", "Share");
        foreach (var (ms, text) in s_marks)
        {
            var x = 100 * (Math.Log2(ms) - low) / (high - low);
            if (x is >= 0 and <= 100)
                chart.Line(x, 0, x, Height, "grid").Text(x, Height + 17, text);
        }

        foreach (var bucket in buckets)
        {
            var (x, end) = (100 * (Log(bucket.From) - low) / (high - low), 100 * (Log(bucket.To) - low) / (high - low));
            var height = Math.Max(1.5, Height * 0.96 * bucket.Count / most);
            var (from, to) = (Display.Duration(bucket.From), Display.Duration(bucket.To));
            chart.Bar(x + 0.1, end - x - 0.2, Height - height, height, "main", $"{from} to {to}: {Display.Count(bucket.Count)} runs");
            table.Row(from, to, Display.Count(bucket.Count), Display.Share((double)bucket.Count / total));
        }

        chart.Line(0, Height, 100, Height, "axis");
        return HtmlParts.Chart("latency", "Latency", $"How long all runs took, on a logarithmic scale. The tallest bar is {Display.Count(most)} runs.", chart.End(), table.End());
    }

    // Below a microsecond there is nothing to tell apart.
    private static double Log(TimeSpan duration) => Math.Log2(Math.Max(0.001, duration.TotalMilliseconds));
}
