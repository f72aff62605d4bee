using System.Diagnostics;

namespace LlmAttributes.Runtime;

/// <summary>One run of a decorated method as spans, metrics, the tracer and observers see it.</summary>
internal sealed class OperationTrace : IDisposable
{
    private readonly CallTelemetry _telemetry;
    private readonly Activity? _activity;
    private readonly ObservedCall? _call;
    private readonly long _start;
    private ObservedAttempt? _attempt;
    private long _attemptStart;
    private Exception? _failure;

    public OperationTrace(CallTelemetry telemetry)
    {
        _telemetry = telemetry;
        _start = telemetry.Time.GetTimestamp();
        (_activity, _call) = telemetry.BeginOperation();
    }

    /// <summary>Whether the result was looked for in a cache, and found there as long as no run begins.</summary>
    public string? CacheResult { get; set; }

    /// <summary>Makes the span the current one again: whoever reads a stream may have changed it between two items.</summary>
    public void Resume() => Activity.Current = _activity ?? Activity.Current;

    public void Fail(Exception exception) => _failure = exception;

    public void BeginAttempt(bool isStream)
    {
        if (CacheResult is not null)
            CacheResult = SemConv.CacheMiss;
        if (_call is null || !_telemetry.HasObservers)
            return;
        _attempt = _call.Begin("", null, isStream);
        _attemptStart = _telemetry.Time.GetTimestamp();
    }

    public void EndAttempt(Exception? exception)
    {
        if (_attempt is not { } attempt)
            return;
        _attempt = null;
        _call!.End(attempt, _telemetry.Time.GetElapsedTime(_attemptStart), exception, null, Cost.Zero, null);
    }

    public void Retry(LlmErrorKind kind, TimeSpan wait) => _call?.Decide(new(CallDecisionKind.Retry, "") { Error = kind, Wait = wait });

    public void Dispose()
    {
        EndAttempt(_failure);
        var duration = _telemetry.Time.GetElapsedTime(_start);
        if (CacheResult is not null && _activity is { IsAllDataRequested: true })
            _activity.SetTag(SemConv.CacheResult, CacheResult);
        _call?.End(duration, null, null, _failure);
        _telemetry.Record(_call, duration, null, _failure);
        _telemetry.End(_activity, duration, _failure);
    }
}
