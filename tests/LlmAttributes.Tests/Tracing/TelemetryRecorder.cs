using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LlmAttributes.Tests.Tracing;

/// <summary>Listens to the library's spans and metrics of one test: those below its own root span.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private static readonly ActivitySource s_root = new("LlmAttributes.Tests.Root");

    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();
    private readonly Activity _activity;

    public TelemetryRecorder()
    {
        _spans = new()
        {
            ShouldListenTo = static source => source.Name is LlmAttributesDiagnostics.ActivitySourceName or "LlmAttributes.Tests.Root",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                SampledTags.Add([.. options.Tags ?? []]);
                return ActivitySamplingResult.AllDataAndRecorded;
            },
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _activity?.TraceId)
                    Spans.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(_spans);
        _activity = s_root.StartActivity("test")!;
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == LlmAttributesDiagnostics.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
    }

    public List<Activity> Spans { get; } = [];

    public List<List<KeyValuePair<string, object?>>> SampledTags { get; } = [];

    public List<(Instrument Instrument, double Value, Dictionary<string, object?> Tags)> Measurements { get; } = [];

    public Activity Root => _activity;

    public Activity Span(string name) => Assert.Single(Spans, s => s.DisplayName == name);

    public void Dispose()
    {
        _activity.Dispose();
        _spans.Dispose();
        _meters.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // Tests in other classes may run at the same time; only what happens below this test's span counts.
        if (Activity.Current?.TraceId == _activity.TraceId)
            Measurements.Add((instrument, value, new(tags.ToArray())));
    }
}
