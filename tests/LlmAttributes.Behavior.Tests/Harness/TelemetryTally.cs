using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>Counts the spans and the metrics of everybody.</summary>
internal sealed class TelemetryTally : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly List<(string Span, string Key, object? Value)> _tags = [];
    private int _durations;

    public TelemetryTally()
    {
        _activities = new()
        {
            ShouldListenTo = static source => source.Name is LlmAttributesDiagnostics.ActivitySourceName or "Experimental.Microsoft.Extensions.AI",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (Spans)
                {
                    Spans.Add(activity.DisplayName);
                    _tags.AddRange(activity.TagObjects.Select(tag => (activity.DisplayName, tag.Key, tag.Value)));
                }
            },
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "gen_ai.client.operation.duration")
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _durations));
        _meters.Start();
    }

    /// <summary>The names of the spans that ended.</summary>
    public List<string> Spans { get; } = [];

    /// <summary>How many requests to models were measured.</summary>
    public int Durations => _durations;

    public int Chats => Spans.Count(static name => name.StartsWith("chat", StringComparison.Ordinal));

    /// <summary>The spans that have a tag, with its value.</summary>
    public IEnumerable<(string Span, object? Value)> Tagged(string key) => _tags.Where(tag => tag.Key == key).Select(static tag => (tag.Span, tag.Value));

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }
}
