using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>Finds the candidates of one call.</summary>
internal sealed class CallBinding
{
    private readonly LlmRuntime _runtime;
    private readonly ILogger _logger;
    private readonly CallPlan _plan;
    private readonly List<string> _faults;
    private readonly ChatResponseFormat? _format;
    private readonly bool _fitsStrictMode;
    private readonly RetryTimes? _retry;
    private readonly ConcurrentDictionary<string, Candidate> _candidates = new(StringComparer.Ordinal);

    public CallBinding(LlmRuntime runtime, CallPlan plan, List<string> faults, ChatResponseFormat? format = null, ILogger? logger = null)
    {
        _format = format;
        _fitsStrictMode = StrictMode.Takes(format);
        _runtime = runtime;
        _logger = logger ?? runtime.Logger;
        _plan = plan;
        _faults = faults;
        PlanFaults.Find(plan, faults);
        _retry = plan.Retry is { } retry ? new(retry, runtime.Random) : null;
    }

    /// <summary>Gets a value indicating whether a model was bound that is not known to keep to a schema, so that it has to be told the form.</summary>
    public bool NeedsInstructions { get; private set; }

    public BoundMember[] Members(EnsemblePlan ensemble) => BoundMember.All(ensemble, _plan, Candidates(ensemble.Members));

    /// <summary>The candidates of the call and its route, where it has one.</summary>
    public (CandidateOrder Order, CallRoute? Route) Order()
    {
        List<FilteredCandidate> removed = [];
        var routed = _plan.Route is { } declared ? Routed(declared, removed) : Candidates([_plan.Model]);
        var order = new CandidateOrder(routed, Fallback(routed));

        // What is faulty is reported when all calls are bound; until then it only must not throw.
        if (_plan.Route is not { } route || Router(route, out var router) || LacksLearnedRoute(route) || _faults.Count > 0)
            return (order, null);
        return (order, new(_runtime, _plan, order, RouteChoices.Of(_plan, [.. routed], _runtime), router, removed, _logger));
    }

    public CallEngine Engine(CandidateOrder order, CallRoute? route, bool isStream = false) => new(_runtime, _plan, order, route, _retry, CandidateFor, _logger)
    {
        Escalation = Stronger(_plan.Repair?.EscalateTo),
        QualityEscalation = _plan.Quality is { OnLow: OnLow.Escalate } escalating ? Stronger(escalating.EscalateTo) : null,
        Quality = _plan.Quality is { } quality ? new(_runtime, quality, _plan.FullName, _format is not null, _logger) : null,
        Queries = _plan.Optimize is { } optimize ? new(_runtime, _plan, optimize, _format is not null) : null,

        // Whoever asks for a counter has it made, vocabulary and all.
        Retrieval = _plan.Retrieve.Count == 0 ? null : CallRetrieval.Of(_plan, _runtime, order.First?.Model.TokenCounter, _faults),
        Guards = CallGuards.Of(_plan, _runtime, isStream, _faults),
        IsJson = _format is not null,
    };

    /// <summary>Gets the one candidate of a call that declares no policy of its own.</summary>
    public Candidate? Direct(CandidateOrder order) =>
        _runtime.Observers.Length == 0 && !_logger.IsEnabled(LogLevel.Debug) && order is { Count: 1, First: { Limiter.IsDeclared: false, Budget: null } only } && _retry is not { MaxAttempts: > 1 }
        && _plan is { Trace: false, Timeout: null, Budget: null, CircuitBreaker: false, Bulkhead: null, Repair: null, Quality: null, Optimize: null, Chunk: null, Retrieve.Count: 0, InputGuards.Count: 0, OutputGuards.Count: 0, Mask: null, Shadow: null, Route: null or { MaxUsdPerCall: null, MaxLatencySeconds: null, Router: null } }
            ? only
            : null;

    private Candidate? Stronger(string? key) => key is not null && Candidates([key]) is [var stronger] ? stronger : null;

    private List<(Candidate Candidate, ErrorKinds On)> Fallback(List<Candidate> routed)
    {
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

        return fallback;
    }

    private List<Candidate> Routed(RoutePlan route, List<FilteredCandidate> removed)
    {
        var today = Today();
        List<BoundModel> models = [];
        foreach (var key in RouteFaults.Keys(route))
        {
            if (Find(key) is not { } model || models.Contains(model))
                continue;
            if (StaticConstraints.Find(route, model, today) is { } cause)
                removed.Add(cause);
            else
                models.Add(model);
        }

        if (models.Count == 0 && removed.Count > 0)
            _faults.Add($"'{_plan.FullName}' has no candidate that satisfies its route ({string.Join("; ", removed)}); relax the constraints of [RouteBy], or add a model.");
        return RouteChoices.Sort(route, models.ConvertAll(Bind));
    }

    // Whether a router is missing.
    private bool Router(RoutePlan route, out ILlmRouter? router)
    {
        router = route.Router is { } plan ? _runtime.RouterOf(plan) : null;
        if (route.Router is null || router is not null)
            return false;
        _faults.Add($"'{_plan.FullName}' routes by '{route.Router.Type.Name}', which the runtime does not have and which has no public constructor without parameters; call LlmRuntimeBuilder.AddRouter, or register it in the container.");
        return true;
    }

    private bool LacksLearnedRoute(RoutePlan route)
    {
        if (route.Strategy != RouteStrategy.Learned || _runtime.LearnedRouteOf(_plan.FullName) is not null)
            return false;
        _faults.Add($"'{_plan.FullName}' routes by what was learned, but the runtime has no learned route; call LlmRuntimeBuilder.UseLearnedRoute.");
        return true;
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
        else if (model is { Price: null } && BudgetOf(model) is not null)
            _faults.Add($"'{_plan.FullName}' is under a budget, but its model '{model.Key}' has no price; declare InputUsdPerMillionTokens and OutputUsdPerMillionTokens, or take the budget away.");
        return model;
    }

    private DateOnly Today() => DateOnly.FromDateTime(_runtime.Time.GetUtcNow().UtcDateTime);

    private Candidate Bind(BoundModel model) => _candidates.GetOrAdd(model.Key, _ =>
    {
        if (model.Facts.RetiresOn is { } end && end <= Today() && model.ShouldWarnEnded())
            Log.ModelEnded(_logger, model.Key, end, model.Facts.Successor ?? "another model");
        var account = _runtime.Costs.Open(_plan.Contract, _plan.Call, model.Key, model.Price);
        var errors = _runtime.Errors.Open(_plan.Component, model.Key);
        _runtime.Errors.Follow(account, errors);
        return new(
            model,
            RequestOptions.Declared(_plan.Options, model.ModelIdToSend, FormatFor(model), _plan.Tools, IsStrict(model)),
            _plan.CircuitBreaker ? model.Breaker : null,
            account,
            errors,
            BudgetOf(model),
            AccountOfTenant)
        {
            Client = model.Client is ICallAwareChatClient aware ? aware.ForCall(CallIdentity.Of(_plan, model.Key)) : model.Client,
            Series = _plan.Trace ? _runtime.TracerOrNull?.OpenModel(_plan.FullName, model.Key) : null,
        };

        CostAccount AccountOfTenant(string tenant)
        {
            var ofTenant = _runtime.Costs.Open(_plan.Contract, _plan.Call, model.Key, model.Price, tenant);
            _runtime.Errors.Follow(ofTenant, errors);
            return ofTenant;
        }
    });

    private ChatResponseFormat? FormatFor(BoundModel model)
    {
        if (_format is null || KeepsToSchemas(model))
            return _format;
        NeedsInstructions = true;
        return null;
    }

    // Others that speak the protocol may refuse what they do not know.
    private bool IsStrict(BoundModel model) => _fitsStrictMode && KeepsToSchemas(model) && (model.ClientFacts.TelemetryProvider is "openai" or "azure.ai.openai");

    private static bool KeepsToSchemas(BoundModel model) => model.Facts.Capabilities?.HasFlag(ModelCapabilities.StructuredOutput) == true;

    private CandidateBudget? BudgetOf(BoundModel model)
    {
        try
        {
            return _runtime.Budgets.Find(_plan, model.Key);
        }
        catch (ArgumentException exception)
        {
            var message = exception.Message.Split(" (Parameter ")[0].TrimEnd('.');
            if (!_faults.Exists(f => f.Contains(message, StringComparison.Ordinal)))
                _faults.Add($"'{_plan.FullName}': {message}.");
            return null;
        }
    }

    // A model that one call asks for by name is bound when it is first asked for.
    private Candidate CandidateFor(string key) =>
        _candidates.TryGetValue(key, out var candidate)
            ? candidate
            : Bind(_runtime.Find(key, _plan.Models, out var fault) ?? throw new LlmConfigurationException([$"'{_plan.FullName}' was called with options of which '{nameof(LlmCallOptions.Model)}' {fault}."]));
}
