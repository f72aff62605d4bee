using System.Diagnostics;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The spans, metrics and observers of one call of a contract, or of one method of a decorated interface.</summary>
internal sealed partial class CallTelemetry
{
    private readonly LlmRuntime _runtime;
    private readonly string? _strategy;
    private readonly ILlmCallObserver[] _observers;
    private readonly PerformanceTracer? _tracer;
    private readonly PerformanceSeries? _series;
    private readonly KeyValuePair<string, object?>[] _spanTags;
    private readonly KeyValuePair<string, object?>[] _callTags;
    private readonly KeyValuePair<string, object?>[] _successTags;
    private readonly bool _showsCosts;
    private readonly bool _sumsCosts;

    public CallTelemetry(LlmRuntime runtime, CallPlan plan, CandidateOrder order)
    {
        _runtime = runtime;
        Plan = plan;
        Name = plan.Part is null ? plan.FullName : $"{plan.FullName} ({plan.Part})";
        Shared = runtime.Telemetry;
        Time = runtime.Time;
        IsTraced = plan.Trace;
        Captures = plan.Trace && Shared.Captures(plan.CaptureContent);
        _strategy = plan.Route?.Strategy.ToString();
        _observers = runtime.Observers;
        HasObservers = _observers.Length > 0;
        NeedsAnswers = Array.Exists(_observers, static o => o.NeedsAnswers);
        _tracer = plan.Trace ? runtime.TracerOrNull : null;
        _series = _tracer?.Open(plan.PromptVariant is null ? plan.FullName : $"{plan.FullName} [{plan.PromptVariant}]", plan.Component);
        var keys = order.Keys();
        _spanTags = SpanTags(plan, _strategy, keys);
        _callTags = [new(SemConv.Client, plan.Contract), new(SemConv.Method, plan.Part is null ? plan.Call : $"{plan.Call} ({plan.Part})")];
        _successTags = AttemptTags.With(_callTags, SemConv.AttemptOutcome, SemConv.Success);
        _showsCosts = Shared.Formats.HasFlag(CostTelemetryFormats.LlmAttributes);
        _sumsCosts = _showsCosts && (runtime.Resolver is not null || order.Any(static c => c.Model.ClientFacts.EmitsChatSpans));
    }

    public CallPlan Plan { get; }

    public string Name { get; }

    public RuntimeTelemetry Shared { get; }

    public TimeProvider Time { get; }

    /// <summary>Whether the call has <see cref="TracePerformanceAttribute"/>; others are observed only.</summary>
    public bool IsTraced { get; }

    /// <summary>Whether spans hold prompts and answers.</summary>
    public bool Captures { get; }

    public bool HasObservers { get; }

    public bool NeedsAnswers { get; }

    public bool IsListening => HasObservers || (IsTraced && (_tracer is not null || Shared.Instruments.AnyListening));

    public bool IsSpanned => IsTraced && Instruments.Source.HasListeners();

    public CallScope Begin(CallFrame frame, LlmCallOptions? options)
    {
        var activity = IsSpanned ? Start(options) : null;
        frame.IsInTheirSpan = options is { IsInTheirSpan: true };
        frame.SpanCost = TotalOn(activity, frame.IsInTheirSpan);
        frame.Observed = options?.Part is { } part ? part.Observed : Observe(frame.Messages);
        return new(this, activity, frame.Observed, frame.Start, isPart: options?.Part is not null);
    }

    /// <summary>Takes note of what a route decided.</summary>
    public void Routed(CallFrame frame, Activity? activity, Candidate chosen, string reason)
    {
        frame.Observed?.Decide(new(CallDecisionKind.Route, chosen.Model.Key) { Reason = reason });
        if (IsTraced && Shared.Instruments.Routes.Enabled)
            CountRoute(chosen, reason);
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

    /// <summary>Opens the method span of an ensemble with its workflow span below it.</summary>
    public EnsembleScope BeginEnsemble(string strategy, int size, int quorum, LlmCallOptions? options, IReadOnlyList<ChatMessage> messages)
    {
        var start = Time.GetTimestamp();
        var method = IsSpanned ? Start(options) : null;
        var scope = new CallScope(this, method, options?.Part is { } part ? part.Observed : Observe(messages), start, isPart: options?.Part is not null);
        var workflow = method is null ? null : StartSpan($"{SemConv.InvokeWorkflow} {Name}", ActivityKind.Internal,
        [
            new(SemConv.OperationName, SemConv.InvokeWorkflow),
            new(SemConv.WorkflowName, Name),
            new(SemConv.EnsembleStrategy, strategy),
            new(SemConv.EnsembleSize, (long)size),
            new(SemConv.EnsembleQuorum, (long)quorum),
        ], method, begin: method.StartTimeUtc);
        return new(scope, workflow, TotalOn(method));
    }

    /// <summary>Opens the span of a run of a decorated method.</summary>
    public (Activity? Span, ObservedCall? Observed) BeginOperation() => (IsSpanned ? Start(null) : null, Observe([]));

    public RequestFacts FactsOf(Candidate candidate, ClientFacts client, ChatOptions? options)
    {
        // Only a span tells more of the options than which model they name.
        if (!ReferenceEquals(options, candidate.Options) && (IsSpanned || options?.ModelId != candidate.Options?.ModelId))
            return new(client, options);
        if (candidate.Facts is { } known && ReferenceEquals(known.Client, client))
            return known;
        return candidate.Facts = new(client, candidate.Options);
    }

    public AttemptTags TagsOf(Candidate candidate, RequestFacts facts, string? responseModel)
    {
        if (candidate.Tags is { } known && known.Fits(facts.Client, facts.RequestModel, responseModel))
            return known;
        return candidate.Tags = new(Plan, facts.Client, facts.RequestModel, responseModel);
    }

    public Activity? StartChat(CallFrame frame, RequestFacts facts, ChatOptions? options, bool isStream, long start)
    {
        // The clock that times the attempt says when its span begins, so that it is read once.
        var begin = frame.Activity is { } method ? new DateTimeOffset(method.StartTimeUtc + Time.GetElapsedTime(frame.Start, start)) : default;
        var activity = StartSpan(facts.SpanName, ActivityKind.Client, facts.SpanTags, frame.Activity ?? Activity.Current, frame.IsHedge ? frame.Race!.Links : null, begin);
        if (activity is null)
            return null;
        if (frame is { Race: { } race, IsHedge: false })
            race.Begin(activity.Context);
        if (!activity.IsAllDataRequested)
            return activity;
        if ((LlmScope.Current?.ConversationId ?? options?.ConversationId) is { } conversation)
            activity.AddTag(SemConv.ConversationId, conversation);
        if (isStream)
            activity.AddTag(SemConv.RequestStream, true);
        if (frame.Variant is { } variant)
        {
            activity.AddTag(SemConv.PromptVariant, variant.Name);
            activity.AddTag(SemConv.PromptFingerprint, variant.Fingerprint);
        }

        if (frame.Attempts > 1)
            activity.AddTag(SemConv.RetryAttempt, (long)(frame.Attempts - 1));
        return activity;
    }

    private Activity? Start(LlmCallOptions? options)
    {
        var activity = StartSpan(Name, ActivityKind.Internal, _spanTags, Activity.Current);
        if (activity is not { IsAllDataRequested: true })
            return activity;

        if (LlmScope.Current?.ConversationId is { } conversation)
            activity.AddTag(SemConv.ConversationId, conversation);
        if (options?.Part is { Index: { } index })
            activity.AddTag(SemConv.ChunkIndex, (long)index);
        if (options?.MaxCostUsd is { } usd)
            activity.SetTag(SemConv.BudgetLimit, (double)usd);
        return activity;
    }

    // Whoever listens may throw; the span is then none of the call's, and must not become the parent of others.
    private Activity? StartSpan(string name, ActivityKind kind, KeyValuePair<string, object?>[] tags, Activity? current, ActivityLink[]? links = null, DateTimeOffset begin = default)
    {
        try
        {
            return Instruments.Source.StartActivity(name, kind, default(ActivityContext), tags, links, begin);
        }
        catch (Exception failure)
        {
            Activity.Current = current;
            Shared.ListenerFailed(failure);
            return null;
        }
    }

    private SpanCost? TotalOn(Activity? activity, bool isInTheirSpan = false) =>
        (_sumsCosts || (isInTheirSpan && _showsCosts)) && activity is { IsAllDataRequested: true } ? new(activity) : null;

    private static KeyValuePair<string, object?>[] SpanTags(CallPlan plan, string? strategy, string[] candidates)
    {
        List<KeyValuePair<string, object?>> tags = new(8) { new(SemConv.Client, plan.Contract), new(SemConv.Method, plan.Call) };
        if (plan.PromptName is { } name)
            tags.Add(new(SemConv.PromptName, name));
        if (plan.PromptVersion is { } version)
            tags.Add(new(SemConv.PromptVersion, version));
        if (plan.PromptFingerprint.Length > 0)
            tags.Add(new(SemConv.PromptFingerprint, plan.PromptFingerprint));
        if (plan.PromptVariant is { } variant)
            tags.Add(new(SemConv.PromptVariant, variant));
        if (plan.Cache is not null && plan.PromptFingerprint.Length > 0)
            tags.Add(new(SemConv.CacheResult, SemConv.CacheMiss));
        if (plan.Retry is { } retry)
            tags.Add(new(SemConv.RetryMaxAttempts, (long)(retry.MaxAttempts ?? RetryTimes.DefaultMaxAttempts)));
        if (strategy is not null)
        {
            tags.Add(new(SemConv.RouteStrategy, strategy));
            tags.Add(new(SemConv.RouteCandidates, candidates));
        }

        if (plan.Budget?.PerCallUsd is { } usd)
            tags.Add(new(SemConv.BudgetLimit, (double)usd));
        return [.. tags];
    }
}
