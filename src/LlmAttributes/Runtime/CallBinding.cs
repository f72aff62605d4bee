using System.Collections.Concurrent;

namespace LlmAttributes.Runtime;

/// <summary>Finds the candidates of one call.</summary>
internal sealed class CallBinding
{
    private readonly LlmRuntime _runtime;
    private readonly CallPlan _plan;
    private readonly List<string> _faults;
    private readonly RetryTimes? _retry;
    private readonly ConcurrentDictionary<string, Candidate> _candidates = new(StringComparer.Ordinal);

    public CallBinding(LlmRuntime runtime, CallPlan plan, List<string> faults)
    {
        _runtime = runtime;
        _plan = plan;
        _faults = faults;
        PlanFaults.Find(plan, faults);
        _retry = plan.Retry is { } retry ? new(retry, runtime.Random) : null;
    }

    public Candidate[] Members(EnsemblePlan ensemble) => [.. Candidates(ensemble.Members)];

    public CandidateOrder Order()
    {
        List<Candidate> routed;
        if (_plan.Route is { } route)
            routed = Route(route);
        else
            routed = Candidates([_plan.Model]);

        List<(Candidate Candidate, ErrorKinds On)> fallback = [];
        foreach (var part in _plan.Fallback ?? [])
        {
            foreach (var candidate in Candidates(part.Models))
            {
                // Whoever a route asks is not asked twice, nor is one that an earlier part names for the same errors.
                if (!routed.Exists(r => r.Model == candidate.Model) && !fallback.Exists(f => f.Candidate == candidate && (part.On & ~f.On) == 0))
                    fallback.Add((candidate, part.On));
            }
        }

        return new(routed, fallback, _plan.Route?.Strategy == RouteStrategy.RoundRobin);
    }

    public CallEngine Engine(CandidateOrder order) => new(_runtime, _plan, order, _retry, CandidateFor);

    /// <summary>Gets the one candidate of a call that declares no policy of its own.</summary>
    public Candidate? Direct(CandidateOrder order) =>
        _runtime.Observers.Length == 0 && order.Count == 1 && !order[0, 0].Limiter.IsDeclared && _retry is not { MaxAttempts: > 1 }
        && _plan is { Trace: false, Timeout: null, Budget: null, CircuitBreaker: false, Bulkhead: null }
            ? order[0, 0]
            : null;

    private List<Candidate> Route(RoutePlan route)
    {
        List<BoundModel> models = [];
        List<string> tooLow = [];
        foreach (var key in route.Models)
        {
            if (Find(key) is not { } model || models.Contains(model))
                continue;
            if (route.MinQuality is { } minimum && !(model.Facts.Quality >= minimum))
                tooLow.Add(FormattableString.Invariant($"'{key}' {(model.Facts.Quality is { } quality ? $"has {quality}" : "declares none")}"));
            else
                models.Add(model);
        }

        if (models.Count == 0 && tooLow.Count > 0)
            _faults.Add(FormattableString.Invariant($"'{_plan.FullName}' has no candidate of quality {route.MinQuality} or more ({string.Join(", ", tooLow)}); lower MinQuality or add a better model."));
        CandidateOrder.Sort(route.Strategy, models);
        return models.ConvertAll(Bind);
    }

    private List<Candidate> Candidates(IReadOnlyList<string?> keys)
    {
        List<Candidate> candidates = [];
        foreach (var key in keys)
        {
            if (Find(key) is { } model)
                candidates.Add(Bind(model));
        }

        return candidates;
    }

    private BoundModel? Find(string? key)
    {
        var model = _runtime.Find(key, _plan.Models, out var fault);
        if (fault is not null)
            _faults.Add($"'{_plan.FullName}' {fault}.");
        if (model is { Price: null } && _plan.Budget is { PerCallUsd: { } usd })
            _faults.Add(FormattableString.Invariant($"'{_plan.FullName}' has a budget of ${usd}, but its model '{model.Key}' has no price; declare InputUsdPerMillionTokens and OutputUsdPerMillionTokens, or remove [Budget]."));
        return model;
    }

    private Candidate Bind(BoundModel model) => _candidates.GetOrAdd(model.Key, _ =>
    {
        var account = _runtime.Costs.Open(_plan.Contract, _plan.Call, model.Key, model.Price);
        var errors = _runtime.Errors.Open(_plan.Component, model.Key);
        _runtime.Errors.Follow(account, errors);
        return new(
            model,
            RequestOptions.Declared(_plan.Options, model.ModelIdToSend),
            _plan.CircuitBreaker ? model.Breaker : null,
            account,
            errors)
        {
            Series = _plan.Trace ? _runtime.TracerOrNull?.OpenModel(_plan.FullName, model.Key) : null,
        };
    });

    // A model that one call asks for by name is bound when it is first asked for.
    private Candidate CandidateFor(string key) =>
        _candidates.TryGetValue(key, out var candidate)
            ? candidate
            : Bind(_runtime.Find(key, _plan.Models, out var fault) ?? throw new LlmConfigurationException([$"'{_plan.FullName}' was called with options of which '{nameof(LlmCallOptions.Model)}' {fault}."]));
}
