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

    public RouteFilter(CallPlan plan, Candidate[] candidates, TimeProvider time)
    {
        _candidates = candidates;
        _time = time;
        _breaks = plan.CircuitBreaker;
        _maxUsd = (double?)plan.Route!.MaxUsdPerCall;
        _maxSeconds = plan.Route.MaxLatencySeconds;
        _abilities = new(candidates);
        _prices = new(candidates);
        _smallestWindow = int.MaxValue;
        foreach (var candidate in candidates)
        {
            _smallestWindow = Math.Min(_smallestWindow, candidate.Model.Facts.ContextWindow ?? int.MaxValue);
            if (_maxSeconds is not null)
                candidate.Model.Traffic.Watch(time);
        }

        IsIdle = !_breaks && _maxUsd is null && _maxSeconds is null && _smallestWindow == int.MaxValue && _abilities.IsIdle;
    }

    /// <summary>Whether no constraint of the route can remove anybody, whatever the call; its options and its budget still can.</summary>
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
            _prices.Check(ref question, usd, RouteConstraint.Price, PriceFilter.UsualOutputTokens, ref verdicts);
        if (_maxSeconds is { } seconds)
            CheckLatency(ref question, seconds, ref verdicts);

        // Under a budget an answer may be as short as the money buys, so that only what cannot begin is left out.
        if (question.BudgetUsd is { } left)
            _prices.Check(ref question, left, RouteConstraint.Budget, 1, ref verdicts);
        return verdicts.Allowed;
    }

    /// <summary>Those of some candidates whose breakers let them be asked now.</summary>
    public uint Healthy(uint allowed, List<FilteredCandidate>? causes)
    {
        if (!_breaks)
            return allowed;

        var verdicts = new RouteVerdicts(_candidates, causes) { Allowed = allowed };
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

    /// <summary>What the call is expected to cost with a candidate in USD; not a number when the price is unknown.</summary>
    public double ExpectedUsd(int candidate, ref RouteQuestion question) => _prices.Usd(candidate, ref question, PriceFilter.UsualOutputTokens);

    private void CheckWindow(ref RouteQuestion question, ref RouteVerdicts verdicts)
    {
        // Most prompts are far below every window, which their length tells without being counted.
        if (question.InputAtMost <= _smallestWindow - Written(0, ref question))
            return;

        for (var i = 0; i < _candidates.Length; i++)
        {
            if (_candidates[i].Model.Facts.ContextWindow is not { } window || question.InputTokens(_candidates[i].Model) + Written(i, ref question) is var needed && needed <= window)
                continue;
            if (verdicts.Remove(i) && verdicts.AreTold)
                verdicts.Because(i, RouteConstraint.ContextWindow, FormattableString.Invariant($"context window {window} is below the {needed} tokens of input and largest output"));
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
