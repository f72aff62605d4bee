using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LlmAttributes.Benchmarks.Tracing;

/// <summary>What one call tells its listeners.</summary>
internal sealed record Emission(int Spans, int Attributes, int Measurements)
{
    /// <summary>Counts what one call emits beyond another.</summary>
    public static Emission Between(Action<int> call, Action<int> without, string[] sources)
    {
        var (all, rest) = (Of(call, sources), Of(without, sources));
        return new(all.Spans - rest.Spans, all.Attributes - rest.Attributes, all.Measurements - rest.Measurements);
    }

    public override string ToString() => FormattableString.Invariant($"{Spans} spans, {Attributes} attributes, {Measurements} measurements");

    private static Emission Of(Action<int> call, string[] sources)
    {
        var (spans, attributes, measurements) = (0, 0, 0);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                spans++;
                attributes += span.TagObjects.Count();
            },
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
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => measurements++);
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => measurements++);
        meters.SetMeasurementEventCallback<int>((_, _, _, _) => measurements++);
        meters.Start();
        call(1);
        return new(spans, attributes, measurements);
    }
}
