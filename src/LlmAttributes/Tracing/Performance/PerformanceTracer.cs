using System.Diagnostics;

namespace LlmAttributes;

/// <summary>Keeps the durations, outcomes and costs of operations in the process, for a report without any collector. Thread-safe; recording allocates nothing.</summary>
/// <remarks>
/// A runtime records the calls of contracts and decorated interfaces with <see cref="TracePerformanceAttribute"/> once <see cref="LlmRuntimeBuilder.UsePerformanceTracer"/> is
/// called; <see cref="Default"/> is for code without a runtime. Percentiles come from a histogram with 32 buckets per doubling, so they are at most 3.2 % too high.
/// </remarks>
public sealed partial class PerformanceTracer
{
    /// <summary>The operation of everything that is counted together because <see cref="PerformanceTracerOptions.MaxOperations"/> is reached.</summary>
    public const string Other = "(other)";

    private readonly SeriesTable _operations;
    private readonly SeriesTable _models;
    private readonly MetricHistory _history;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly DateTimeOffset _since;

    /// <summary>Creates a tracer.</summary>
    /// <param name="options">How much it keeps.</param>
    /// <param name="timeProvider">The clock of its blocks and timestamps; by default the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public PerformanceTracer(PerformanceTracerOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new();
        options.Validate();
        _time = timeProvider ?? TimeProvider.System;
        _history = new(options.HistorySize);
        _operations = new(options.MaxOperations, new(Other, null));
        _models = new(options.MaxOperations, new(Other, Other));
        _start = _time.GetTimestamp();
        _since = _time.GetUtcNow();
    }

    /// <summary>Gets the tracer of code that has no runtime.</summary>
    public static PerformanceTracer Default { get; } = new();

    internal TimeProvider Time => _time;

    /// <summary>Records one run of an operation.</summary>
    /// <param name="operation">The name of the operation. Each name has statistics of its own: leave ids and texts out of it.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="succeeded">Whether it succeeded.</param>
    public void Record(string operation, TimeSpan duration, bool succeeded) =>
        Record(new PerformanceMetric(operation, duration) { Error = succeeded ? null : LlmErrorKind.Unknown });

    /// <summary>Records one run of an operation.</summary>
    /// <param name="metric">What is known of it.</param>
    public void Record(in PerformanceMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric.Operation);
        var operation = Open(metric.Operation, metric.Component);
        if (metric.Model is not null)
        {
            var model = OpenModel(metric.Operation, metric.Model);
            model.Record(Math.Max(0, metric.Duration.Ticks), UtcTicks(metric), metric);
            if (metric.IsSuccess)
                model.CountAnswer();
        }

        Record(operation, metric);
    }

    /// <summary>Copies the last metrics while recording goes on.</summary>
    /// <returns>At most <see cref="PerformanceTracerOptions.HistorySize"/> metrics, newest first.</returns>
    public IReadOnlyList<PerformanceMetric> GetHistory() => _history.Read();

    internal PerformanceSeries Open(string operation, string? component) => _operations.Open(operation, component);

    internal PerformanceSeries OpenModel(string operation, string model) => _models.Open(operation, model);

    /// <summary>Records a run whose model, if it has one, is counted by its attempts.</summary>
    internal void Record(PerformanceSeries series, in PerformanceMetric metric)
    {
        var utcTicks = UtcTicks(metric);
        series.Record(Math.Max(0, metric.Duration.Ticks), utcTicks, metric);
        _history.Add(metric, utcTicks, metric.TraceId ?? CurrentTrace());
    }

    /// <summary>Records an attempt of a call.</summary>
    internal void RecordAttempt(PerformanceSeries model, in PerformanceMetric metric) => model.Record(Math.Max(0, metric.Duration.Ticks), UtcTicks(metric), metric);

    internal static string? CurrentTrace() => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;

    // Through the monotonic clock, so that a wall clock that is set does not mix up the minutes.
    private long UtcTicks(in PerformanceMetric metric) => metric.Timestamp == default ? UtcNow().UtcTicks : metric.Timestamp.UtcTicks;

    private DateTimeOffset UtcNow() => _since + _time.GetElapsedTime(_start);
}
