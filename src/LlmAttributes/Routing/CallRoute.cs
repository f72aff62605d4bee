using LlmAttributes.Runtime;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The route of one call: constraints first, then the strategy.</summary>
internal sealed partial class CallRoute
{
    private readonly LlmRuntime _runtime;
    private readonly ILogger _logger;
    private readonly CallPlan _plan;
    private readonly CandidateOrder _order;
    private readonly Candidate[] _candidates;
    private readonly RouteChoice _choice;
    private readonly RouteFilter _filter;
    private readonly ILlmRouter? _router;
    private readonly IReadOnlyList<FilteredCandidate> _removed;

    /// <summary>Creates the route.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="plan">What the call's attributes ask for.</param>
    /// <param name="order">The candidates.</param>
    /// <param name="choice">The strategy; under a router of the user's own what holds when that fails.</param>
    /// <param name="router">The router of the user's own.</param>
    /// <param name="removed">Whom constraints that hold for every call have removed.</param>
    /// <param name="logger">Where the call logs.</param>
    public CallRoute(LlmRuntime runtime, CallPlan plan, CandidateOrder order, RouteChoice choice, ILlmRouter? router, IReadOnlyList<FilteredCandidate> removed, ILogger logger)
    {
        _runtime = runtime;
        _logger = logger;
        _plan = plan;
        _order = order;
        _candidates = order.Routed.ToArray();
        _choice = choice;
        _router = router;
        _removed = removed;
        _filter = new(plan, _candidates, runtime.Budgets, runtime.Time);
        if (router is null)
            return;
        foreach (var candidate in _candidates)
            candidate.Model.Traffic.Watch(runtime.Time);
    }

    /// <summary>Whether a router of the user's own is asked, which may take time.</summary>
    public bool IsAsync => _router is not null;

    /// <summary>What learns from outcomes; <see langword="null"/> unless the strategy does.</summary>
    public AdaptiveChoice? Learner => _choice as AdaptiveChoice;

    /// <summary>Orders the candidates for one call; none when no candidate satisfies the constraints.</summary>
    public RouteOrder Choose(ref RouteQuestion question)
    {
        // Where no constraint can remove anybody, none is looked at.
        if (_filter.IsIdle && question is { CallOptions: null, Money.LeftPico: null })
        {
            question.Allowed = _choice.Named(ref question);
            return question.Allowed == 0 ? default : _choice.Order(ref question);
        }

        var allowed = _filter.Allowed(ref question, null) & _choice.Named(ref question);
        if (allowed == 0)
            return default;
        return Order(ref question, allowed, _filter.Ready(allowed, ref question, null));
    }

    /// <summary>Decides the rest of an order of which the first candidate has failed.</summary>
    public RouteOrder Rest(RouteOrder order, ref RouteQuestion question)
    {
        var all = order.Bits;
        var ready = _filter.Ready(_filter.Paid(all, ref question), ref question, null);
        question.Allowed = ready;
        return ready == all ? _choice.Rest(order, ref question) : _choice.Rest(order.Keep(ready), ref question).Then(order.Keep(all & ~ready)).Close();
    }

    // A candidate that cannot be asked now is asked last, so that its share goes to all others and not to the next one alone.
    private RouteOrder Order(ref RouteQuestion question, uint allowed, uint ready)
    {
        question.Allowed = ready == 0 ? allowed : ready;
        var order = _choice.Order(ref question);
        if (ready == allowed || ready == 0)
            return order;
        question.Allowed = allowed & ~ready;
        return order.Then(_order.Declared.Keep(allowed & ~ready));
    }
}
