using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LlmAttributes.OpenTelemetry.Tests;

/// <summary>Pipelines of the real SDK that export into memory.</summary>
internal sealed class Exports : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly List<Metric> _metrics = [];
    private readonly TracerProvider _tracing;
    private readonly MeterProvider _metering;

    public Exports()
    {
        _tracing = Sdk.CreateTracerProviderBuilder().AddLlmAttributesInstrumentation().AddInMemoryExporter(_spans).Build();
        _metering = Sdk.CreateMeterProviderBuilder().AddLlmAttributesInstrumentation().AddInMemoryExporter(_metrics).Build();
    }

    public IReadOnlyList<Activity> Spans
    {
        get
        {
            _tracing.ForceFlush();
            return _spans;
        }
    }

    public IReadOnlyList<Metric> Metrics
    {
        get
        {
            _metrics.Clear();
            _metering.ForceFlush();
            return _metrics;
        }
    }

    public Activity Span(string name) => Spans.Single(s => s.DisplayName == name);

    public Metric Metric(string name) => Metrics.Single(m => m.Name == name);

    public void Dispose()
    {
        _tracing.Dispose();
        _metering.Dispose();
    }
}
