using System.Diagnostics;

namespace LlmAttributes.Runtime;

/// <summary>The span and the tracer's record of one run of a decorated method.</summary>
internal sealed class OperationTrace : IDisposable
{
    private readonly LlmRuntime _runtime;
    private readonly CallPlan _plan;
    private readonly Activity? _activity;
    private readonly long _start;
    private Exception? _failure;

    public OperationTrace(LlmRuntime runtime, CallPlan plan)
    {
        _runtime = runtime;
        _plan = plan;
        _start = runtime.Time.GetTimestamp();
        _activity = Instruments.Source.HasListeners()
            ? Instruments.Source.StartActivity(plan.FullName, ActivityKind.Internal, default(ActivityContext), new ActivityTagsCollection { [SemConv.Client] = plan.Contract, [SemConv.Method] = plan.Call })
            : null;
    }

    /// <summary>Makes the span the current one again: whoever reads a stream may have changed it between two items.</summary>
    public void Resume() => Activity.Current = _activity ?? Activity.Current;

    public void Fail(Exception exception) => _failure = exception;

    public void Dispose()
    {
        if (_failure is not null)
            _activity?.SetTag(SemConv.ErrorType, SemConv.ErrorTypeOf(_failure)).SetStatus(ActivityStatusCode.Error);
        var duration = _runtime.Time.GetElapsedTime(_start);
        if (Instruments.CallDuration.Enabled)
        {
            var tags = new TagList { { SemConv.Client, _plan.Contract }, { SemConv.Method, _plan.Call } };
            if (_failure is not null)
                tags.Add(SemConv.ErrorType, SemConv.ErrorTypeOf(_failure));
            Instruments.CallDuration.Record(duration.TotalSeconds, tags);
        }

        _runtime.TracerOrNull?.Record(new PerformanceMetric(_plan.FullName, duration)
        {
            Component = _plan.Component,
            Error = PerformanceMetric.KindOf(_failure, _runtime.Errors),
            IsCancelled = _failure is OperationCanceledException,
            Parent = PerformanceBlock.Current?.Operation,
            TraceId = _activity?.TraceId.ToHexString(),
        });
        _activity?.Dispose();
    }
}
