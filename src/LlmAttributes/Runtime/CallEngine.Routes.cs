using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Whom a call asks first.</summary>
internal sealed partial class CallEngine
{
    // An override of the model keeps the fallback chain; a member has none.
    private Candidate First(CallFrame frame, LlmCallOptions? callOptions, RouteKeys keys, MemberCall? member, bool isStream, Activity? activity)
    {
        frame.IsMember = member is not null;
        frame.Only = member?.Candidate ?? (callOptions?.Model is { } key ? _candidateFor(key) : null);
        if (frame.Only is not null)
            return Named(frame, activity);
        if (_route is null)
        {
            frame.Order = _order.Declared;
            return _order.First!;
        }

        Remember(frame, callOptions, keys, isStream);
        var question = Question(frame);
        frame.Order = _route.Choose(ref question);
        if (frame.Order.Count == 0)
            return AfterRoute(frame, activity);
        var first = _order[frame.Order, 0];
        if (question.TryGetCount(first.Model, out var counted))
            frame.Count(first.Model, counted);
        if (frame.IsObserved)
            _telemetry!.Routed(frame, activity, first, frame.Order.Reason.Name(), _route, ref question);
        LogRoute(frame, first, null);
        return first;
    }

    private async ValueTask<Candidate> AskRouterAsync(CallFrame frame, LlmCallOptions? callOptions, RouteKeys keys, bool isStream, Activity? activity)
    {
        Remember(frame, callOptions, keys, isStream);
        frame.HasWaited = true;
        var limit = frame.Deadline == 0 ? Timeout.InfiniteTimeSpan : TimeLeft(frame, Timeout.InfiniteTimeSpan);
        var (order, decision) = await _route!.ChooseAsync(frame.Messages, frame.CallerOptions, callOptions, keys, isStream, MoneyOf(frame), limit, frame.Caller).ConfigureAwait(false);
        frame.Order = order;
        return order.Count == 0 ? AfterRoute(frame, activity) : Routed(frame, decision, activity);
    }

    private Candidate Routed(CallFrame frame, RouteDecision? decision, Activity? activity)
    {
        var first = _order[frame.Order, 0];
        LogRoute(frame, first, decision?.Reason);
        if (!frame.IsObserved)
            return first;
        var question = Question(frame);
        _telemetry!.Routed(frame, activity, first, decision?.Reason ?? frame.Order.Reason.Name(), _route!, ref question);
        return first;
    }

    private void LogRoute(CallFrame frame, Candidate chosen, string? reason)
    {
        if (frame.IsLogged)
            Log.Routed(_logger, _name, chosen.Model.Key, reason ?? frame.Order.Reason.Name());
    }

    private Candidate Named(CallFrame frame, Activity? activity)
    {
        if (frame is { IsObserved: true, IsMember: false } && _route is not null)
            _telemetry!.Routed(frame, activity, frame.Only!, RouteReason.Named.Name());
        return frame.Only!;
    }

    // The chain may have somebody for the very fault that the route has.
    private Candidate AfterRoute(CallFrame frame, Activity? activity)
    {
        var question = Question(frame);
        var fault = _route!.NobodyLeft(ref question, frame.Budget?.LimitUsd, out var nearest);
        if (nearest is { } shortage)
            CountRejection(frame, shortage.Candidate, shortage.Limit, shortage.Left);
        if (Find(frame, fault.OnExceeded == OnExceeded.Downgrade ? nearest?.Candidate : null, fault) is not { } fallback)
            throw fault;
        Log.RouteIsEmpty(_logger, _name, fallback.Model.Key);
        if (frame.IsObserved)
            _telemetry!.Routed(frame, activity, fallback, RouteReason.Fallback.Name(), _route, ref question);
        return fallback;
    }

    /// <summary>Lets a route that learns know how an attempt ended; that the caller gave up tells nothing.</summary>
    private void Learn(CallFrame frame, Candidate candidate, bool isSuccess, Cost cost, long start)
    {
        var question = Question(frame);
        _learner!.Learn(candidate, _learner.TaskOf(ref question), isSuccess, cost, Elapsed(start));
    }

    /// <summary>What takes the quality of an answer back to a route that learns.</summary>
    public RouteFeedback? FeedbackOf(CallFrame frame, Candidate candidate)
    {
        if (_learner is null)
            return null;
        var question = Question(frame);
        var last = frame.Records is { Count: > 0 } records ? records[^1] : null;
        return new(_learner, candidate.Model.Key, _learner.TaskOf(ref question), last?.Cost ?? Cost.Unknown, last?.Duration ?? TimeSpan.Zero);
    }

    /// <summary>Makes a result known to whom takes judgements of it.</summary>
    /// <returns>Its id.</returns>
    public string Register(string model, Func<double, bool>? learn) => _runtime.Quality.Register(new(_name, model, learn));

    /// <summary>Corrects the confidence of a merged answer by how earlier ones were judged.</summary>
    public double Calibrate(double confidence) => _runtime.Quality.ConfidenceOf(_name) is { Judged: > 0 } learned ? learned.ConfidenceOf(Math.Clamp(confidence, 0, 1)) : confidence;

    /// <summary>Takes what the judgement of a merged answer tells of a member's vote.</summary>
    public void JudgeVote(string model, double score) => _runtime.Quality.Judge(_name, model, score);

    /// <summary>Learns how a merged answer of such a confidence was judged.</summary>
    public bool JudgeEnsemble(double confidence, double score)
    {
        _runtime.Quality.JudgeEnsemble(_name, Math.Clamp(confidence, 0, 1), score);
        return true;
    }

    private void OrderRest(CallFrame frame)
    {
        var question = Question(frame);
        frame.Order = _route!.Rest(frame.Order, ref question);
    }

    private static void Remember(CallFrame frame, LlmCallOptions? callOptions, RouteKeys keys, bool isStream)
    {
        frame.CallOptions = callOptions;
        frame.Keys = keys;
        frame.IsStream = isStream;
    }

    private static RouteQuestion Question(CallFrame frame) =>
        new(frame.Messages, frame.CallerOptions, frame.CallOptions, frame.Keys, frame.IsStream) { Money = MoneyOf(frame) };

    private static RouteMoney MoneyOf(CallFrame frame) => new(frame.Budget?.LeftPico, frame.Tenant, frame.Tags);

    /// <summary>Says whom the call would ask, and why.</summary>
    public ValueTask<RouteDecision> ExplainAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, LlmCallOptions? callOptions, RouteKeys keys, bool isStream, CancellationToken cancellationToken)
    {
        if (_route is null || callOptions?.Model is not null)
            return new(Unrouted(callOptions));
        var (tenant, tags, _) = ScopeOf(callOptions);
        var money = new RouteMoney(NewBudget(callOptions)?.LeftPico, tenant, tags);
        if (_route.IsAsync)
            return _route.ExplainAsync(messages, options, callOptions, keys, isStream, money, cancellationToken);
        var question = new RouteQuestion(messages, options, callOptions, keys, isStream) { IsPeek = true, Money = money };
        return new(_route.Explain(ref question));
    }

    private RouteDecision Unrouted(LlmCallOptions? callOptions)
    {
        var named = callOptions?.Model;
        List<string> keys = named is null ? [] : [named];
        foreach (var key in _order.Keys())
        {
            if (!keys.Contains(key) && (named is null || !_order.IsRouted(key)))
                keys.Add(key);
        }

        return new() { Call = _name, Strategy = Plan.Route?.Strategy ?? RouteStrategy.Cost, Order = keys, Reason = (named is null ? RouteReason.None : RouteReason.Named).Name() };
    }
}
