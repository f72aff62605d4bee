using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LlmAttributes.Benchmarks.Tracing;

/// <summary>The spans and measurements of one call, written again by hand with nothing around them: the least that telling them costs on this platform.</summary>
internal sealed class ReplayedTelemetry : IDisposable
{
    /// <summary>The name of the source and of the meter that tell them again.</summary>
    public const string SourceName = "LlmAttributes.Benchmarks.Replayed";

    private readonly ActivitySource _source = new(SourceName);
    private readonly Meter _meter = new(SourceName);
    private readonly Span[] _spans;
    private readonly Action[] _measurements;

    /// <summary>Listens to one call.</summary>
    public ReplayedTelemetry(Action<int> call, string[] sources)
    {
        var spans = new List<(Activity Activity, int AtStart)>();
        var measurements = new List<Action>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => spans.Add((activity, activity.TagObjects.Count())),
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (sources.Contains(instrument.Meter.Name))
                    meters.EnableMeasurementEvents(instrument);
            },
        };
        Keep<double>();
        Keep<long>();
        Keep<int>();
        meters.Start();
        call(1);
        _spans = [.. spans.Select(static s => new Span(s.Activity.DisplayName, s.Activity.Kind, [.. s.Activity.TagObjects.Take(s.AtStart)], [.. s.Activity.TagObjects.Skip(s.AtStart)]))];
        _measurements = [.. measurements];

        void Keep<T>()
            where T : struct =>
            meters.SetMeasurementEventCallback<T>((instrument, value, tags, _) => measurements.Add(Again(instrument.Name, value, tags.ToArray())));
    }

    /// <summary>Tells everything again, each span inside the one before it.</summary>
    public void Tell(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Open(0);
            foreach (var measure in _measurements)
                measure();
        }
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private void Open(int index)
    {
        if (index == _spans.Length)
            return;
        var (name, kind, atStart, atEnd) = _spans[index];
        using var span = _source.StartActivity(name, kind, default(ActivityContext), atStart);
        Open(index + 1);
        foreach (var (key, value) in atEnd)
            span!.AddTag(key, Boxed(value));
    }

    // A number that an answer tells is boxed by whoever tells it.
    private static object? Boxed(object? value) => value switch
    {
        long number => number,
        double number => number,
        _ => value,
    };

    private Action Again<T>(string name, T value, KeyValuePair<string, object?>[] tags)
        where T : struct
    {
        var histogram = _meter.CreateHistogram<T>(name);
        return () => histogram.Record(value, tags);
    }

    private sealed record Span(string Name, ActivityKind Kind, KeyValuePair<string, object?>[] AtStart, KeyValuePair<string, object?>[] AtEnd);
}
