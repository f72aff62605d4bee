namespace LlmAttributes;

/// <content>The report.</content>
public sealed partial class PerformanceTracer
{
    /// <summary>Summarises what was recorded so far, while recording goes on.</summary>
    /// <returns>The report.</returns>
    public PerformanceReport GetReport()
    {
        var now = UtcNow();
        var durations = new DurationHistogram();
        var minutes = new MinuteStats[MinuteRing.Minutes];
        var operations = ReadOperations(now, durations, minutes);
        return new(now, _since, operations)
        {
            Models = ReadModels(now),
            Distribution = durations.Steps(),
            Minutes = PerformanceSeries.Dated(minutes, (int)(now.UtcTicks / TimeSpan.TicksPerMinute)),
            SlowestCalls = Slowest(_history.Read()),
        };
    }

    private List<ModelStats> ReadModels(DateTimeOffset now)
    {
        List<ModelStats> models = [];
        var unused = new MinuteStats[MinuteRing.Minutes];
        foreach (var series in _models.All())
        {
            // A component of a model's series is its key.
            if (series.Read(now, new(), unused) is { Count: > 0 } stats)
                models.Add(new(series.Component!, stats with { Component = null }) { Answers = series.Answers });
        }

        models.Sort(static (a, b) => string.CompareOrdinal(a.Attempts.Operation, b.Attempts.Operation) is not 0 and var c ? c : string.CompareOrdinal(a.Model, b.Model));
        return models;
    }

    private List<PerformanceStats> ReadOperations(DateTimeOffset now, DurationHistogram durations, Span<MinuteStats> minutes)
    {
        List<PerformanceStats> operations = [];
        foreach (var series in _operations.All())
        {
            if (series.Read(now, durations, minutes) is { Count: > 0 } stats)
                operations.Add(stats);
        }

        operations.Sort(static (a, b) => string.CompareOrdinal(a.Operation, b.Operation) is not 0 and var c ? c : string.CompareOrdinal(a.Component, b.Component));
        return operations;
    }

    private static List<PerformanceMetric> Slowest(List<PerformanceMetric> history)
    {
        List<PerformanceMetric> slowest = new(PerformanceReport.Top + 1);
        foreach (var metric in history)
        {
            if (slowest.Count == PerformanceReport.Top && metric.Duration <= slowest[^1].Duration)
                continue;
            var at = slowest.Count;
            while (at > 0 && slowest[at - 1].Duration < metric.Duration)
                at--;
            slowest.Insert(at, metric);
            if (slowest.Count > PerformanceReport.Top)
                slowest.RemoveAt(PerformanceReport.Top);
        }

        return slowest;
    }
}
