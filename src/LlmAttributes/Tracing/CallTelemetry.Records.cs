using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <content>What the in-process tracer records, and what observers are told.</content>
internal sealed partial class CallTelemetry
{
    public string NewCallId() => _runtime.Random.NextKey().ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Takes note of how far the members of an ensemble agreed.</summary>
    public void Agree(double agreement)
    {
        _series?.Agree(agreement);
        if (!IsTraced || !Shared.Instruments.EnsembleAgreement.Enabled)
            return;
        try
        {
            Shared.Instruments.EnsembleAgreement.Record(agreement, _callTags);
        }
        catch (Exception failure)
        {
            Shared.ListenerFailed(failure);
        }
    }

    public void CountSuccess() => CountAttempt(_successTags);

    /// <summary>Counts a failed attempt by what became of it.</summary>
    public void CountFailure(string outcome, string errorType)
    {
        if (IsTraced && Shared.Instruments.Attempts.Enabled)
            CountAttempt([.. _callTags, new(SemConv.AttemptOutcome, outcome), new(SemConv.ErrorType, errorType)]);
    }

    private void CountAttempt(KeyValuePair<string, object?>[] tags)
    {
        if (!IsTraced)
            return;
        try
        {
            Shared.Instruments.Attempts.Add(1, tags);
        }
        catch (Exception failure)
        {
            Shared.ListenerFailed(failure);
        }
    }

    /// <summary>Takes note of what a guard decided; of several verdicts the span has the last.</summary>
    public void Guarded(Activity? activity, string guard, GuardVerdictKind verdict)
    {
        if (!IsTraced)
            return;
        var name = verdict switch
        {
            GuardVerdictKind.Rewrite => "rewrite",
            GuardVerdictKind.Retry => "retry",
            GuardVerdictKind.Reask => "reask",
            _ => "fail",
        };
        try
        {
            activity?.SetTag(SemConv.GuardName, guard).SetTag(SemConv.GuardVerdict, name);
            if (Shared.Instruments.GuardVerdicts.Enabled)
                Shared.Instruments.GuardVerdicts.Add(1, new TagList(_callTags) { { SemConv.GuardName, guard }, { SemConv.GuardVerdict, name } });
        }
        catch (Exception failure)
        {
            Shared.ListenerFailed(failure);
        }
    }

    /// <summary>Takes note of what was done to a query; its words stay out.</summary>
    public void Optimized(Activity? activity, OptimizedQuery query)
    {
        if (!IsTraced || activity is not { IsAllDataRequested: true })
            return;
        activity.SetTag(SemConv.QueryTask, query.Plan.Task.Task.ToString()).SetTag(SemConv.QueryClarity, query.Plan.Clarity.Score).SetTag(SemConv.QueryStrategies, query.Strategies.ToString());
    }

    private void CountRoute(Candidate chosen, string reason)
    {
        try
        {
            var tags = new TagList(_callTags) { { SemConv.RouteStrategy, _strategy }, { SemConv.RouteSelected, chosen.Model.Key }, { SemConv.RouteReason, reason } };
            Shared.Instruments.Routes.Add(1, tags);
        }
        catch (Exception failure)
        {
            Shared.ListenerFailed(failure);
        }
    }

    /// <summary>Measures a whole call, and closes its span.</summary>
    public void End(Activity? activity, TimeSpan duration, Exception? exception)
    {
        if (!IsTraced)
            return;
        try
        {
            var type = exception is null ? null : ErrorTypes.Of(exception);
            if (activity is not null && type is not null)
                activity.SetTag(SemConv.ErrorType, type).SetStatus(ActivityStatusCode.Error, Captures ? (exception as LlmException)?.Message : null);
            Shared.Instruments.CallDuration.Record(duration.TotalSeconds, type is null ? _callTags : AttemptTags.With(_callTags, SemConv.ErrorType, type));
        }
        catch (Exception failure)
        {
            Shared.ListenerFailed(failure);
        }

        if (activity is not null)
            Stop(activity, duration);
    }

    /// <summary>Closes a span, whatever its listeners do. It is as long as the metrics say, by the clock that may not go backwards.</summary>
    public void Stop(Activity activity, TimeSpan duration)
    {
        try
        {
            activity.SetEndTime(activity.StartTimeUtc + duration);
            activity.Stop();
        }
        catch (Exception failure)
        {
            Activity.Current = activity.Parent;
            Shared.ListenerFailed(failure);
        }
    }

    /// <summary>Counts what an attempt took that ended after its call.</summary>
    public void Spend(TokenUsage usage, Cost cost) => _series?.Spend(usage, cost);

    public void Record(ObservedCall? call, TimeSpan duration, string? model, Exception? exception)
    {
        if (_tracer is not null && call is not null)
            RecordCall(call, duration, model, exception);
    }

    // A metric is so large that clearing its copies would burden every call, also where there is no tracer.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RecordCall(ObservedCall call, TimeSpan duration, string? model, Exception? exception) =>
        _tracer!.Record(_series!, Outcome(duration, exception, call.Usage, call.Cost) with
        {
            Component = Plan.Component,
            Model = model,
            Parent = PerformanceBlock.Current?.Operation,
        });

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void RecordAttempt(PerformanceSeries series, TimeSpan duration, Exception? exception, in TokenUsage? usage, in Cost cost) =>
        _tracer!.RecordAttempt(series, Outcome(duration, exception, usage.GetValueOrDefault(), cost));

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
                Shared.ObserverFailed(observer, Name, exception);
            }
        }
    }

    private ObservedCall? Observe(IReadOnlyList<ChatMessage> messages) => HasObservers || _tracer is not null ? new(this, messages) : null;

    private PerformanceMetric Outcome(TimeSpan duration, Exception? exception, TokenUsage usage, Cost cost) => new(Name, duration)
    {
        Error = PerformanceMetric.KindOf(exception, _runtime.Errors),
        IsCancelled = exception is OperationCanceledException,
        Usage = usage,
        Cost = cost,
    };
}
