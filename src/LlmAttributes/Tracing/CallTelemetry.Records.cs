using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <content>What the in-process tracer records, and what observers are told.</content>
internal sealed partial class CallTelemetry
{
    public string NewCallId() => runtime.Random.NextKey().ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    public void Agree(double agreement) => _series?.Agree(agreement);

    /// <summary>Counts what an attempt took that ended after its call.</summary>
    public void Spend(TokenUsage usage, Cost cost) => _series?.Spend(usage, cost);

    public void Record(ObservedCall? call, TimeSpan duration, string? model, Exception? exception)
    {
        if (_tracer is not null && call is not null)
        {
            _tracer.Record(_series!, Outcome(duration, exception, call.Usage, call.Cost) with
            {
                Component = Plan.Component,
                Model = model,
                Parent = PerformanceBlock.Current?.Operation,
            });
        }
    }

    public void RecordAttempt(Candidate candidate, TimeSpan duration, Exception? exception, TokenUsage? usage, Cost cost)
    {
        if (candidate.Series is { } series)
            _tracer!.RecordAttempt(series, Outcome(duration, exception, usage.GetValueOrDefault(), cost));
    }

    /// <summary>Tells all observers; what one of them throws is its own affair.</summary>
    public void Tell<TState>(TState state, Action<ILlmCallObserver, TState> tell)
    {
        foreach (var observer in _observers)
        {
            try
            {
                tell(observer, state);
            }
            catch (Exception exception)
            {
                Log.ObserverFailed(runtime.Logger, observer.GetType().Name, Name, exception.GetType().Name);
            }
        }
    }

    private ObservedCall? Observe(IReadOnlyList<ChatMessage> messages) => HasObservers || _tracer is not null ? new(this, messages) : null;

    private PerformanceMetric Outcome(TimeSpan duration, Exception? exception, TokenUsage usage, Cost cost) => new(Name, duration)
    {
        Error = PerformanceMetric.KindOf(exception, runtime.Errors),
        IsCancelled = exception is OperationCanceledException,
        Usage = usage,
        Cost = cost,
    };
}
