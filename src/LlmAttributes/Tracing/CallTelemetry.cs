using System.Diagnostics;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The spans, metrics and observers of one call of a contract.</summary>
internal sealed partial class CallTelemetry(LlmRuntime runtime, CallPlan plan, CandidateOrder order)
{
    private readonly string[] _candidates = order.Keys();
    private readonly string? _strategy = plan.Route?.Strategy.ToString();
    private readonly ILlmCallObserver[] _observers = runtime.Observers;
    private readonly PerformanceTracer? _tracer = plan.Trace ? runtime.TracerOrNull : null;
    private readonly PerformanceSeries? _series = plan.Trace ? runtime.TracerOrNull?.Open(OperationOf(plan), plan.Component) : null;

    public CallPlan Plan { get; } = plan;

    public string Name { get; } = plan.FullName;

    public TimeProvider Time { get; } = runtime.Time;

    /// <summary>Whether the call has <see cref="TracePerformanceAttribute"/>; others are observed only.</summary>
    public bool IsTraced { get; } = plan.Trace;

    public bool HasObservers { get; } = runtime.Observers.Length > 0;

    public bool NeedsAnswers { get; } = Array.Exists(runtime.Observers, static o => o.NeedsAnswers);

    public bool IsListening => HasObservers || (IsTraced && (_tracer is not null || Instruments.AnyListening));

    private bool IsSpanned => IsTraced && Instruments.Source.HasListeners();

    public CallScope Begin(CallFrame frame, LlmCallOptions? options)
    {
        var activity = IsSpanned ? Start(options) : null;
        frame.Observed = Observe(frame.Messages);
        return new(this, activity, frame.Observed, frame.Start);
    }

    /// <summary>Takes note of what a route decided.</summary>
    public void Routed(CallFrame frame, Activity? activity, Candidate chosen, string reason)
    {
        frame.Observed?.Decide(new(CallDecisionKind.Route, chosen.Model.Key) { Reason = reason });
        if (IsTraced && Instruments.Routes.Enabled)
        {
            Instruments.Routes.Add(1, new TagList
            {
                { SemConv.Client, Plan.Contract },
                { SemConv.Method, Plan.Call },
                { SemConv.RouteStrategy, _strategy },
                { SemConv.RouteSelected, chosen.Model.Key },
                { SemConv.RouteReason, reason },
            });
        }

        if (activity is { IsAllDataRequested: true })
            activity.SetTag(SemConv.RouteSelected, chosen.Model.Key).SetTag(SemConv.RouteReason, reason);
    }

    /// <summary>Takes note of what a route decided, and whom its constraints removed.</summary>
    public void Routed(CallFrame frame, Activity? activity, Candidate chosen, string reason, CallRoute route, ref RouteQuestion question)
    {
        Routed(frame, activity, chosen, reason);
        if (activity is { IsAllDataRequested: true } && route.Causes(ref question) is { Count: > 0 } causes)
            activity.SetTag(SemConv.RouteFiltered, causes.ConvertAll(static c => c.ToString()).ToArray());
    }

    public AttemptTelemetry BeginAttempt(CallFrame frame, Candidate candidate, ChatOptions? options, bool isStream)
    {
        var activity = candidate.Model.EmitsChatSpans || !IsSpanned ? null : StartChat(candidate.Model, options, isStream, frame.Attempts - 1);
        return new(this, candidate, activity, frame.Observed, frame.Observed?.Begin(candidate.Model.Key, options, isStream), Time.GetTimestamp());
    }

    /// <summary>Opens the method span of an ensemble with its workflow span below it.</summary>
    public EnsembleScope BeginEnsemble(EnsemblePlan plan, int size, int quorum, LlmCallOptions? options, IReadOnlyList<ChatMessage> messages)
    {
        var scope = new CallScope(this, IsSpanned ? Start(options) : null, Observe(messages), Time.GetTimestamp());
        var activity = scope.Activity is null ? null : Instruments.Source.StartActivity(
            $"{SemConv.InvokeWorkflow} {Name}",
            ActivityKind.Internal,
            default(ActivityContext),
            new ActivityTagsCollection { [SemConv.OperationName] = SemConv.InvokeWorkflow, [SemConv.WorkflowName] = Name });
        activity?.SetTag(SemConv.EnsembleStrategy, plan.Strategy.ToString()).SetTag(SemConv.EnsembleSize, (long)size).SetTag(SemConv.EnsembleQuorum, (long)quorum);
        return new(scope, activity);
    }

    private Activity? Start(LlmCallOptions? options)
    {
        var tags = new ActivityTagsCollection { [SemConv.Client] = Plan.Contract, [SemConv.Method] = Plan.Call };
        var activity = Instruments.Source.StartActivity(Name, ActivityKind.Internal, default(ActivityContext), tags);
        if (activity is not { IsAllDataRequested: true })
            return activity;

        if (LlmScope.Current?.ConversationId is { } conversation)
            activity.SetTag(SemConv.ConversationId, conversation);
        if (Plan.PromptName is { } name)
            activity.SetTag(SemConv.PromptName, name);
        if (Plan.PromptVersion is { } version)
            activity.SetTag(SemConv.PromptVersion, version);
        if (Plan.PromptFingerprint.Length > 0)
            activity.SetTag(SemConv.PromptFingerprint, Plan.PromptFingerprint);
        if (Plan.PromptVariant is { } variant)
            activity.SetTag(SemConv.PromptVariant, variant);
        if (Plan.Retry is { } retry)
            activity.SetTag(SemConv.RetryMaxAttempts, (long)(retry.MaxAttempts ?? RetryTimes.DefaultMaxAttempts));
        if (_strategy is not null)
            activity.SetTag(SemConv.RouteStrategy, _strategy).SetTag(SemConv.RouteCandidates, _candidates);
        if ((options?.MaxCostUsd ?? Plan.Budget?.PerCallUsd) is { } usd)
            activity.SetTag(SemConv.BudgetLimit, (double)usd);
        return activity;
    }

    // A variant has its own statistics.
    private static string OperationOf(CallPlan plan) => plan.PromptVariant is null ? plan.FullName : $"{plan.FullName} [{plan.PromptVariant}]";

    private static Activity? StartChat(BoundModel model, ChatOptions? options, bool isStream, int attempt)
    {
        var requestModel = options?.ModelId ?? model.RequestModel;
        var tags = new ActivityTagsCollection { [SemConv.OperationName] = model.OperationName };
        if (model.Provider is { } provider)
            tags[SemConv.ProviderName] = provider;
        if (requestModel is not null)
            tags[SemConv.RequestModel] = requestModel;
        if (model.Address is { } address)
        {
            tags[SemConv.ServerAddress] = address.Host;
            tags[SemConv.ServerPort] = (long)address.Port;
        }

        var activity = Instruments.Source.StartActivity(requestModel is null ? model.OperationName : $"{model.OperationName} {requestModel}", ActivityKind.Client, default(ActivityContext), tags);
        if (activity is not { IsAllDataRequested: true })
            return activity;

        if (LlmScope.Current?.ConversationId is { } conversation)
            activity.SetTag(SemConv.ConversationId, conversation);
        if (isStream)
            activity.SetTag(SemConv.RequestStream, true);
        if (attempt > 0)
            activity.SetTag(SemConv.RetryAttempt, (long)attempt);
        if (options?.Temperature is { } temperature)
            activity.SetTag(SemConv.RequestTemperature, (double)temperature);
        if (options?.TopP is { } topP)
            activity.SetTag(SemConv.RequestTopP, (double)topP);
        if (options?.MaxOutputTokens is { } maxTokens)
            activity.SetTag(SemConv.RequestMaxTokens, (long)maxTokens);
        if (options?.Seed is { } seed)
            activity.SetTag(SemConv.RequestSeed, seed);
        return activity;
    }
}
