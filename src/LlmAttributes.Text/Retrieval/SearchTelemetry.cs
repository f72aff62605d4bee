using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LlmAttributes;

/// <summary>The span and the duration of a search that no call asks for, after the OpenTelemetry GenAI conventions.</summary>
internal readonly struct SearchTelemetry
{
    private const string OperationName = "gen_ai.operation.name";
    private const string DataSourceId = "gen_ai.data_source.id";
    private const string ErrorType = "error.type";
    private const string Retrieval = "retrieval";

    private static readonly ActivitySource s_source = new(LlmAttributesDiagnostics.ActivitySourceName);
    private static readonly Meter s_meter = new(LlmAttributesDiagnostics.MeterName);

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", null, null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] });

    private readonly Activity? _activity;
    private readonly string _store;

    private SearchTelemetry(Activity? activity, string store) => (_activity, _store) = (activity, store);

    public static SearchTelemetry Start(string store, int topK) => new(
        s_source.HasListeners()
            ? s_source.StartActivity($"{Retrieval} {store}", ActivityKind.Client, default(ActivityContext), [new(OperationName, Retrieval), new(DataSourceId, store), new("gen_ai.request.top_k", (double)topK)])
            : null,
        store);

    public void End(TimeSpan duration, int passages, Exception? exception)
    {
        var type = exception is null ? null : exception is OperationCanceledException ? typeof(OperationCanceledException).FullName : exception.GetType().FullName;
        if (type is null)
            _activity?.SetTag("llmattributes.retrieval.passages", (long)passages);
        else
            _activity?.SetTag(ErrorType, type).SetStatus(ActivityStatusCode.Error);
        _activity?.Dispose();
        if (!s_duration.Enabled)
            return;
        var tags = new TagList { { OperationName, Retrieval }, { DataSourceId, _store } };
        if (type is not null)
            tags.Add(ErrorType, type);
        s_duration.Record(duration.TotalSeconds, tags);
    }
}
