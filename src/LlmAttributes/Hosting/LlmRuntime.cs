using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The models, the clock, the ledger and the tracer that the clients of an application share. Thread-safe.</summary>
/// <remarks>A runtime never disposes the chat clients it was given.</remarks>
public sealed partial class LlmRuntime : IAsyncDisposable, IDisposable
{
    /// <summary>The key of the model that answers when a call names none.</summary>
    internal const string DefaultModel = "default";

    private readonly ConcurrentDictionary<string, BoundModel> _models = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, ModelBreaker> _interfaces = new();
    private readonly Func<string, IChatClient?> _clients;
    private readonly IReadOnlyDictionary<string, ModelFacts> _facts;
    private readonly CircuitBreakerOptions _breaker;
    private readonly IReadOnlyDictionary<string, RateLimiter> _limiters;
    private readonly ConcurrentDictionary<Task, bool> _background = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer? _prober;
    private readonly ITimer? _refresher;
    private readonly LlmRuntime? _host;
    private int _isEnded;
    private readonly ConcurrentDictionary<string, DeclaredModel> _declared = new(StringComparer.Ordinal);

    internal LlmRuntime(LlmRuntimeSettings settings)
    {
        _host = settings.Host;
        _clients = settings.Clients;
        _facts = settings.Facts;
        _breaker = settings.CircuitBreaker;
        _limiters = settings.Limiters;
        Sharing = settings.Sharing;
        _owned = new(settings.Owned);
        _routers = settings.Routers;
        ToolHosts = settings.ToolHosts;
        _guards = settings.Guards;
        _retrievers = settings.Retrievers;
        _learned = settings.LearnedRoutes;
        _adaptive = settings.Adaptive;
        _consensus = settings.Consensus;
        _stages = settings.Stages;
        Time = settings.Time;
        Loggers = settings.Loggers;
        Logger = Loggers.CreateLogger("LlmAttributes");
        Random = new(settings.Seed);
        Conversations = settings.Conversations ?? _host?.Conversations ?? new MemoryConversationStore();
        Cache = _host?.Cache ?? new(settings.Cache, settings.CacheStore, this);
        WorkflowStore = settings.WorkflowStore ?? _host?.WorkflowStore;
        WorkflowLease = settings.WorkflowStore is null && _host is not null ? _host.WorkflowLease : settings.WorkflowLease;
        KeepsSensitiveSteps = settings.WorkflowStore is null && _host is not null ? _host.KeepsSensitiveSteps : settings.KeepsSensitiveSteps;
        ConversationGates = _host?.ConversationGates ?? new();
        RandomBytes = settings.RandomBytes ?? _host?.RandomBytes ?? RandomNumberGenerator.GetBytes;
        PromptFolder = settings.PromptFolder ?? _host?.PromptFolder;
        TracerOrNull = settings.Tracer;
        Telemetry = settings.Host?.Telemetry ?? new(settings.TelemetryOptions, Instruments.Of(settings.Meters), Logger);
        _observers = settings.Observers;
        Costs = _host?.Costs ?? new(settings.LedgerStore, settings.Time, Logger);
        Resolver = settings.Resolver ?? _host?.Resolver;
        Budgets = _host?.Budgets ?? new(settings.BudgetStore ?? new MemoryBudgetStore(), settings.Budgets, settings.Time, Logger) { Background = Background };
        StreamErrors = settings.StreamErrors ?? _host?.StreamErrors;
        TokenCounters = settings.TokenCounters ?? _host?.TokenCounters;
        UsageReader = settings.UsageReader ?? _host?.UsageReader;
        StreamUsageReader = settings.StreamUsageReader ?? _host?.StreamUsageReader;
        Prices = settings.Prices is null && _host is not null ? _host.Prices : new(settings.Prices, settings.UseCatalog, Time, Logger);
        _refresher = settings is { Prices: { } book, PriceRefresh: { } refresh } ? RefreshEvery(book, refresh) : null;
        Classifier = _host?.Classifier ?? new(settings.ErrorReader, settings.Time);
        Errors = _host?.Errors ?? new(settings.Errors, settings.Time, Classifier);
        Scorer = _host?.Scorer ?? new(settings.Quality);
        Quality = _host?.Quality ?? new(settings.QualityMonitor, settings.QualityStore, settings.Time, Logger, RandomBytes);
        Chunker = settings.Chunker ?? _host?.Chunker;
        Queries = _host?.Queries ?? new(settings.Queries, settings.Time);
        if (_host is null)
            Errors.EverySecond(FlushInBackground);
        if (_host is null && Quality.HasStore)
            Background(Quality.LoadOrLogAsync());
        if (_host is null && settings.Queries.Store is not null)
            Background(LoadQueriesAsync());
        _prober = settings.ProbeInterval is { } interval ? ProbeEvery(interval) : null;
    }

    /// <summary>Gets the ledger, where the cost of every attempt adds up.</summary>
    public CostLedger Costs { get; }

    /// <summary>Gets the budgets that calls share.</summary>
    public LlmBudgets Budgets { get; }

    /// <summary>Gets the store of the conversations that calls with <see cref="MemoryAttribute"/> belong to. A tenant's are kept under <c>tenant\nid</c>.</summary>
    public IConversationStore Conversations { get; }

    /// <summary>Gets the aggregator, where every failed attempt and every successful call is counted.</summary>
    public ErrorAggregator Errors { get; }

    /// <summary>Gets the in-process tracer.</summary>
    /// <exception cref="InvalidOperationException">The runtime was built without one.</exception>
    public PerformanceTracer Tracer => TracerOrNull
        ?? throw new InvalidOperationException($"This runtime has no tracer; call '{nameof(LlmRuntimeBuilder)}.{nameof(LlmRuntimeBuilder.UsePerformanceTracer)}' when it is built.");

    /// <summary>Gets a value indicating whether there is a <see cref="Tracer"/>.</summary>
    public bool HasTracer => TracerOrNull is not null;

    internal PerformanceTracer? TracerOrNull { get; }

    internal RuntimeTelemetry Telemetry { get; }

    /// <summary>Gets the clock of every wait, limit and measurement.</summary>
    public TimeProvider Time { get; }

    internal ILoggerFactory Loggers { get; }

    /// <summary>Logs what concerns no single interface.</summary>
    internal ILogger Logger { get; }

    internal RandomSource Random { get; }

    internal Func<int, byte[]> RandomBytes { get; }

    /// <summary>Gets where prompt files are read again; <see langword="null"/> where they are not.</summary>
    internal PromptFolder? PromptFolder { get; }

    /// <summary>Finds the object of a type whose methods are tools.</summary>
    internal Func<Type, object?> ToolHosts { get; }

    /// <summary>Whether the runtime is ending, so that nothing new is begun that nobody would wait for.</summary>
    internal bool HasEnded => _ended.IsCancellationRequested;

    internal ConversationGates ConversationGates { get; }

    internal ErrorClassifier Classifier { get; }

    internal IChatClientResolver? Resolver { get; }

    internal Func<ChatResponseUpdate, ProviderError?>? StreamErrors { get; }

    internal Func<ModelFacts, ITokenCounter?>? TokenCounters { get; }

    /// <summary>Starts a runtime.</summary>
    /// <returns>The builder.</returns>
    public static LlmRuntimeBuilder CreateBuilder() => new(null);

    /// <summary>Starts a runtime with models and breakers of its own that shares everything else with another: clock, log, tracer, observers, error readers, ledger and error counts.</summary>
    /// <param name="host">The other runtime; it must live longer.</param>
    /// <returns>The builder.</returns>
    public static LlmRuntimeBuilder CreateBuilder(LlmRuntime host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new(host);
    }

    /// <summary>Ends the runtime: waits for what goes on in the background, such as the losers of hedged calls. The chat clients stay open: they belong to whoever created them.</summary>
    /// <returns>A task that ends with the background work.</returns>
    public async ValueTask DisposeAsync()
    {
        EndProbes();
        await Task.WhenAll(_background.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_host is null)
        {
            await Costs.FlushAsync().ConfigureAwait(false);
            await Quality.FlushAsync().ConfigureAwait(false);
            await FlushQueriesAsync().ConfigureAwait(false);
        }

        StopListening();
        await EndOwnedAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the runtime, for containers that are disposed synchronously, without waiting for background work. The chat clients stay open.</summary>
    public void Dispose()
    {
        EndProbes();
        StopListening();
        EndOwned();
    }

    /// <summary>Gets what counts tokens as a model does, with all that it has learned from reported usage.</summary>
    /// <param name="model">The key of the model, or <see langword="null"/> for the one that answers when a call names none.</param>
    /// <returns>The counter, the same for all who ask.</returns>
    /// <exception cref="InvalidOperationException">No client has used the model yet, and its facts were not given to the builder.</exception>
    public ITokenCounter GetTokenCounter(string? model = null) => Known(model ?? DefaultModel).TokenCounter;

    private BoundModel Known(string key)
    {
        if (!_models.TryGetValue(key, out var bound) && _facts.ContainsKey(key))
            bound = Find(key, [], out _);
        return bound
            ?? throw new InvalidOperationException($"Model '{key}' is not known to the runtime; create a client that asks it first, or give its facts to '{nameof(LlmRuntimeBuilder)}.{nameof(LlmRuntimeBuilder.AddModel)}'.");
    }

    private void EndProbes()
    {
        _prober?.Dispose();
        _refresher?.Dispose();
        if (Interlocked.Exchange(ref _isEnded, 1) == 0)
            _ended.Cancel();
    }

    /// <summary>Takes note of work that nobody awaits, so that the runtime does not end before it.</summary>
    internal void Background(Task work)
    {
        if (work.IsCompleted)
            return;
        _background.TryAdd(work, true);
        _ = work.ContinueWith(static (ended, state) => ((ConcurrentDictionary<Task, bool>)state!).TryRemove(ended, out _), _background, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Finds a model.</summary>
    /// <param name="key">Its key, or <see langword="null"/> for the default model.</param>
    /// <param name="declared">The facts that the contract's assembly can see.</param>
    /// <param name="fault">Why there is none.</param>
    internal BoundModel? Find(string? key, IReadOnlyList<DeclaredModel> declared, out string? fault)
    {
        key ??= DefaultModel;
        fault = null;
        var facts = FactsOf(key, declared, ref fault);
        fault ??= FaultOf(key, facts);
        if (fault is not null)
            return null;
        if (_models.TryGetValue(key, out var model))
            return model;
        if ((_clients(key) ?? Resolver?.Resolve(key, null)) is not { } client)
        {
            fault = key == DefaultModel
                ? "names no model, and there is no default chat client; add [Model] or [RouteBy], or call LlmRuntimeBuilder.UseDefault (in a container register an unkeyed IChatClient)"
                : $"names model '{key}', which has no chat client; call LlmRuntimeBuilder.AddModel(\"{key}\", …) (in a container register an IChatClient with the key \"{key}\")";
            return null;
        }

        return _models.GetOrAdd(key, _ => new(key, client, facts, NewBreaker($"model {key}"), new(key, facts, _limiters.GetValueOrDefault(key), Time, Sharing.Rates), TokenCounters, Prices));
    }

    /// <summary>The breaker that all methods of a decorated interface share, whatever implementation is behind them.</summary>
    internal ModelBreaker BreakerOf(Type contract, string name) => _interfaces.GetOrAdd(contract, (_, owner) => NewBreaker(owner), name);

    private static string? FaultOf(string key, ModelFacts facts)
    {
        var (name, value) = facts switch
        {
            { RequestsPerMinute: <= 0 } => (nameof(facts.RequestsPerMinute), facts.RequestsPerMinute),
            { TokensPerMinute: <= 0 } => (nameof(facts.TokensPerMinute), facts.TokensPerMinute),
            { MaxConcurrency: <= 0 } => (nameof(facts.MaxConcurrency), facts.MaxConcurrency),
            _ => ("", null),
        };
        return value is null ? null : FormattableString.Invariant($"uses model '{key}', whose '{name}' is {value}; make it 1 or more, or leave it out for no limit");
    }

    private ModelFacts FactsOf(string key, IReadOnlyList<DeclaredModel> declared, ref string? fault)
    {
        var given = _facts.GetValueOrDefault(key);
        DeclaredModel? found = null;
        foreach (var candidate in declared)
        {
            if (candidate.Key == key && (found is null || (found.IsReferenced && !candidate.IsReferenced)))
                found = candidate;
        }

        if (found is null)
            return given ?? new();

        var known = _declared.GetOrAdd(key, found);
        if (known.Facts != found.Facts && given is null)
            fault = $"sees model '{key}' declared with different facts by '{known.Origin}' and '{found.Origin}'; make them equal, rename one, or give the facts to LlmRuntimeBuilder.AddModel";
        if (given is null)
            return found.Facts;

        // What was declared of one model says nothing of another that answers in its place.
        return given.ModelId is { } id && found.Facts.ModelId is { } declaredId && id != declaredId ? given : given.Over(found.Facts);
    }
}
