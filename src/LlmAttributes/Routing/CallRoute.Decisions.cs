using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <content>What a route tells of its decisions.</content>
internal sealed partial class CallRoute
{
    /// <summary>Says what would be chosen, with scores and causes. No turn and no chance is used up.</summary>
    public RouteDecision Explain(ref RouteQuestion question)
    {
        List<FilteredCandidate> causes = [.. _removed];
        var allowed = Allowed(ref question, causes);
        var order = allowed == 0 ? default : Order(ref question, allowed, _filter.Ready(allowed, ref question, causes));
        if (order.IsOpen)
            order = Rest(order, ref question);
        question.Allowed = allowed;
        return Decision(order, causes, Scores(ref question, allowed));
    }

    /// <summary>Whom constraints removed from one call or put last, and why.</summary>
    public List<FilteredCandidate> Causes(ref RouteQuestion question)
    {
        List<FilteredCandidate> causes = [.. _removed];
        _filter.Ready(Allowed(ref question, causes), ref question, causes);
        return causes;
    }

    /// <summary>Describes a call for which no candidate is left.</summary>
    /// <param name="question">The call.</param>
    /// <param name="limitUsd">The most that the call may cost.</param>
    /// <param name="nearest">Whom a budget removed that lacks least.</param>
    public LlmException NobodyLeft(ref RouteQuestion question, decimal? limitUsd, out RouteShortage? nearest)
    {
        var causes = Causes(ref question);
        var kind = KindOf(causes);
        nearest = _filter.Nearest(ref question, causes);
        var budget = nearest is null ? "" : "raise the budget, lower MaxOutputTokens, ";
        var fault = new LlmException(kind, $"'{_plan.FullName}' has no candidate that satisfies its route ({string.Join("; ", causes)}); {budget}relax the constraints of [RouteBy], or add a model.")
        {
            IsRefusal = true,
            Contract = _plan.Contract,
            Call = _plan.Call,
            OnExceeded = nearest?.Limit?.OnExceeded ?? _plan.Budget?.OnExceeded ?? OnExceeded.Reject,
            Shortage = nearest?.Describe(limitUsd, _runtime.Time.GetUtcNow()),
        };
        _runtime.Errors.RecordFailure(_runtime.Errors.Open(LlmComponents.Router), kind, _plan.FullName, null, fault);
        return fault;
    }

    /// <summary>Lets a strategy by facts decide for a router of the user's own.</summary>
    public RouteDecision Decide(RouteRequest request, RouteStrategy strategy)
    {
        var choice = RouteChoices.ByFacts(strategy, _plan.Route!, _candidates)
            ?? throw new ArgumentOutOfRangeException(nameof(strategy), strategy, $"'{strategy}' needs more than the facts of the models; use Cost, Speed, Quality or Balanced.");
        var question = new RouteQuestion(request.Messages, request.Options, request.CallOptions, default, request.IsStream);
        foreach (var candidate in request.Candidates)
            question.Allowed |= 1u << Array.FindIndex(_candidates, c => c.Model.Key == candidate.Model);
        var order = choice.Order(ref question);
        return new() { Call = _plan.FullName, Strategy = strategy, Order = Keys(order, withFallback: false), Reason = order.Reason.Name() };
    }

    private uint Allowed(ref RouteQuestion question, List<FilteredCandidate> causes)
    {
        var allowed = _filter.Allowed(ref question, causes);
        var named = _choice.Named(ref question);
        for (var i = 0; i < _candidates.Length; i++)
        {
            if ((allowed & ~named & (1u << i)) != 0)
                causes.Add(Unnamed(i, ref question));
        }

        return allowed & named;
    }

    private FilteredCandidate Unnamed(int candidate, ref RouteQuestion question) => _choice is LengthChoice
        ? new(_candidates[candidate].Model.Key, RouteConstraint.InputLength, FormattableString.Invariant($"not named for an input of {question.InputTokens(_candidates[candidate].Model)} tokens"))
        : new(_candidates[candidate].Model.Key, RouteConstraint.TaskType, "not named for this kind of task");

    // The kind by which fallbacks and callers tell what would help.
    private static LlmErrorKind KindOf(List<FilteredCandidate> causes)
    {
        if (causes.Exists(static c => c.Constraint == RouteConstraint.Health))
            return LlmErrorKind.Overloaded;
        if (causes.Exists(static c => c.Constraint is RouteConstraint.ContextWindow or RouteConstraint.InputLength))
            return LlmErrorKind.ContextLength;
        return causes.Exists(static c => c.Constraint is RouteConstraint.Price or RouteConstraint.Budget) ? LlmErrorKind.Budget
            : causes.Exists(static c => c.Constraint == RouteConstraint.Latency) ? LlmErrorKind.Timeout
            : LlmErrorKind.ModelNotFound;
    }

    private RouteDecision Decision(RouteOrder order, List<FilteredCandidate> causes, Dictionary<string, double> scores) => new()
    {
        Call = _plan.FullName,
        Strategy = _plan.Route!.Strategy,
        Order = Keys(order, withFallback: true),
        Reason = (order.Count == 0 ? RouteReason.Fallback : order.Reason).Name(),
        Scores = scores,
        Filtered = causes,
    };

    private Dictionary<string, double> Scores(ref RouteQuestion question, uint allowed)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < _candidates.Length; i++)
        {
            if ((allowed >> i & 1) != 0 && _choice.Score(i, ref question) is var score && !double.IsNaN(score))
                scores[_candidates[i].Model.Key] = score;
        }

        return scores;
    }

    private List<string> Keys(RouteOrder order, bool withFallback)
    {
        var last = withFallback ? _order.Length(order) : order.Count;
        List<string> keys = new(last);
        for (var position = 0; position < last; position++)
        {
            var key = _order[order, position].Model.Key;
            if (!keys.Contains(key))
                keys.Add(key);
        }

        return keys;
    }
}
