using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The constraints that differ from call to call: what each asks is looked at only where a candidate could fail it.</summary>
internal sealed class RouteFilter
{
    private readonly Candidate[] _candidates;
    private readonly TimeProvider _time;
    private readonly bool _breaks;
    private readonly int _smallestWindow;
    private readonly double? _maxUsd;
    private readonly double? _maxSeconds;
    private readonly CapabilityFilter _abilities;
    private readonly PriceFilter _prices;
    private readonly BudgetFilter _budgets;

    public RouteFilter(CallPlan plan, Candidate[] candidates, LlmBudgets budgets, TimeProvider time)
    {
        _candidates = candidates;
        _time = time;
        _breaks = plan.CircuitBreaker;
        _maxUsd = (double?)plan.Route!.MaxUsdPerCall;
        _maxSeconds = plan.Route.MaxLatencySeconds;
        _abilities = new(candidates);
        _prices = new(candidates);
        _budgets = new(candidates, budgets, plan.Budget?.OnExceeded ?? OnExceeded.Reject, time);
        _smallestWindow = int.MaxValue;
        foreach (var candidate in candidates)
        {
            _smallestWindow = Math.Min(_smallestWindow, candidate.Model.Facts.ContextWindow ?? int.MaxValue);
            if (_maxSeconds is not null)
                candidate.Model.Traffic.Watch(time);
        }

        IsIdle = !_breaks && _maxUsd is null && _maxSeconds is null && _smallestWindow == int.MaxValue && _abilities.IsIdle && _budgets.IsIdle;
    }

    /// <summary>Whether no constraint of the route can remove anybody, whatever the call; its options and its own money still can.</summary>
    public bool IsIdle { get; }

    /// <summary>The candidates that satisfy the constraints, a bit each.</summary>
    /// <param name="question">The call.</param>
    /// <param name="causes">Takes why the others do not.</param>
    public uint Allowed(ref RouteQuestion question, List<FilteredCandidate>? causes)
    {
        var verdicts = new RouteVerdicts(_candidates, causes);
        _abilities.Check(ref question, ref verdicts);
        if (question.CallOptions is { RestrictsRoute: true } options)
            StaticConstraints.Check(options, _candidates, ref verdicts);
        if (_smallestWindow != int.MaxValue)
            CheckWindow(ref question, ref verdicts);
        if (_maxUsd is { } usd)
            _prices.Check(ref question, usd, ref verdicts);
        if (_maxSeconds is { } seconds)
            CheckLatency(ref question, seconds, ref verdicts);
        if (question.Money.LeftPico is not null || !_budgets.IsIdle)
            _budgets.Check(ref question, ref verdicts);
        return verdicts.Allowed;
    }

    /// <summary>Those of some candidates that can be asked now: neither their breaker nor the money is in the way.</summary>
    public uint Ready(uint allowed, ref RouteQuestion question, List<FilteredCandidate>? causes)
    {
        if (!_breaks && question.Unpaid == 0)
            return allowed;

        var verdicts = new RouteVerdicts(_candidates, causes) { Allowed = allowed };
        if (question.Unpaid != 0)
            _budgets.Defer(ref question, ref verdicts);
        for (var i = 0; i < _candidates.Length; i++)
        {
            if (_candidates[i].Breaker is not { State: not BreakerState.Closed } breaker)
                continue;
            var now = _time.GetTimestamp();
            if (breaker.RecoversAt(now) > now && verdicts.Remove(i))
                verdicts.Because(i, RouteConstraint.Health, "its circuit breaker is open; asked last");
        }

        return verdicts.Allowed;
    }

    /// <summary>Those of some candidates that the money pays now.</summary>
    public uint Paid(uint allowed, ref RouteQuestion question)
    {
        if (question.Money.LeftPico is null && _budgets.IsIdle)
            return allowed;
        var verdicts = new RouteVerdicts(_candidates, null) { Allowed = allowed };
        _budgets.Check(ref question, ref verdicts);
        return verdicts.Allowed;
    }

    /// <summary>The candidate that lacks least, of those that budgets removed.</summary>
    public RouteShortage? Nearest(ref RouteQuestion question, List<FilteredCandidate> causes) => _budgets.Nearest(ref question, causes);

    /// <summary>What the call is expected to cost with a candidate in USD; not a number when the price is unknown.</summary>
    public double ExpectedUsd(int candidate, ref RouteQuestion question) => _prices.Usd(candidate, ref question);

    private void CheckWindow(ref RouteQuestion question, ref RouteVerdicts verdicts)
    {
        // Most prompts are far below every window, which their length tells without being counted.
        if (question.InputAtMost <= _smallestWindow - Written(0, ref question))
            return;

        for (var i = 0; i < _candidates.Length; i++)
        {
            if (_candidates[i].Model.Facts.ContextWindow is not { } window || question.InputGuard(_candidates[i].Model) + Written(i, ref question) is var needed && needed <= window)
                continue;
            if (verdicts.Remove(i) && verdicts.AreTold)
                verdicts.Because(i, RouteConstraint.ContextWindow, FormattableString.Invariant($"context window {window} is below the {needed} tokens of input, counted upwards, and largest output"));
        }
    }

    private int Written(int candidate, ref RouteQuestion question) => question.Options?.MaxOutputTokens ?? _candidates[candidate].Options?.MaxOutputTokens ?? 0;

    private void CheckLatency(ref RouteQuestion question, double most, ref RouteVerdicts verdicts)
    {
        var now = _time.GetTimestamp();
        for (var i = 0; i < _candidates.Length; i++)
        {
            // What is unknown passes: nobody would ever find out otherwise.
            var seconds = _candidates[i].Model.Traffic.Watch(_time).Seconds(question.IsStream, now);
            if (double.IsNaN(seconds))
                seconds = _candidates[i].Model.Facts.LatencySeconds ?? double.NaN;
            if (seconds > most && verdicts.Remove(i) && verdicts.AreTold)
                verdicts.Because(i, RouteConstraint.Latency, FormattableString.Invariant($"latency {seconds:0.##} s is above {most} s"));
        }
    }
}
