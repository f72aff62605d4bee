using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>Keeps the tags of every measurement of the library, each as "instrument: name=value".</summary>
internal sealed class MetricTagList : IDisposable
{
    private readonly MeterListener _listener = new();

    public MetricTagList()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == LlmAttributesDiagnostics.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Keep(instrument, tags));
        _listener.Start();
    }

    public ConcurrentQueue<string> Tags { get; } = [];

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
            Tags.Enqueue($"{instrument.Name}: {tag.Key}={tag.Value}");
    }
}
