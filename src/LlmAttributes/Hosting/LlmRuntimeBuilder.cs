using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LlmAttributes;

/// <summary>Builds a <see cref="LlmRuntime"/>.</summary>
public sealed partial class LlmRuntimeBuilder
{
    private readonly Dictionary<string, IChatClient> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModelFacts> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RateLimiter> _limiters = new(StringComparer.Ordinal);
    private readonly List<ILlmCallObserver> _observers = [];
    private readonly Dictionary<Type, ILlmRouter> _routers = [];
    private readonly Dictionary<string, LearnedRoute> _learned = new(StringComparer.Ordinal);
    private AdaptiveRouteOptions? _adaptive;
    private readonly LlmRuntime? _host;
    private TimeProvider _time = TimeProvider.System;
    private ILoggerFactory _loggers = NullLoggerFactory.Instance;
    private BuilderLoggers? _builtLoggers;
    private PerformanceTracer? _tracer;
    private bool _hasTracer;
    private Func<Exception, ProviderError?>? _errorReader;
    private Func<ChatResponseUpdate, ProviderError?>? _streamErrors;
    private PriceBook? _prices;
    private TimeSpan? _priceRefresh;
    private bool _useCatalog = true;
    private Func<ModelFacts, ITokenCounter?>? _counters;
    private ulong? _seed;
    private Func<int, byte[]>? _randomBytes;
    private IConversationStore? _conversations;
    private readonly Dictionary<Type, object> _toolHosts = [];
    private TimeSpan? _probeInterval;
    private IChatClientResolver? _resolver;

    internal LlmRuntimeBuilder(LlmRuntime? host)
    {
        if (host is null)
            return;
        _host = host;
        _time = host.Time;
        _tracer = host.TracerOrNull;
        _observers.AddRange(host.Observers);
        _sharing = host.Sharing;
    }

    /// <summary>Gets when and for how long the breakers of the models open; see <see cref="CircuitBreakerAttribute"/>.</summary>
    public CircuitBreakerOptions CircuitBreaker { get; } = new();

    /// <summary>Gets what spans and metrics hold; see <see cref="TracePerformanceAttribute"/>. A runtime that shares with another has that one's.</summary>
    public LlmTelemetryOptions Telemetry { get; } = new();

    /// <summary>Gets how much <see cref="LlmRuntime.Errors"/> keeps.</summary>
    public ErrorAggregatorOptions Errors { get; } = new();

    /// <summary>Adds a model.</summary>
    /// <param name="key">The key that contracts name.</param>
    /// <param name="client">The chat client that reaches the model. Switch its own retries off where <see cref="RetryWithBackoffAttribute"/> is used: retries multiply.</param>
    /// <param name="facts">The facts; they go, field by field, before those that <see cref="LlmModelAttribute"/> declares; where they name another model, they are all.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The key is empty or already added.</exception>
    public LlmRuntimeBuilder AddModel(string key, IChatClient client, ModelFacts? facts = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(client);
        if (!_clients.TryAdd(key, client))
            throw new ArgumentException($"Model '{key}' is already added; each key has one chat client.", nameof(key));
        if (facts is not null)
            _facts[key] = facts;
        return this;
    }

    /// <summary>Adds a model that makes embeddings, for <see cref="LlmRuntime.CreateEmbeddingGenerator"/>.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TEmbedding">The type of the embeddings.</typeparam>
    /// <param name="key">The key that plans name.</param>
    /// <param name="generator">The generator that reaches the model.</param>
    /// <param name="facts">Its facts; embeddings have no output, so an input price alone prices the model.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The key is empty or already added.</exception>
    public LlmRuntimeBuilder AddEmbeddingModel<TInput, TEmbedding>(string key, IEmbeddingGenerator<TInput, TEmbedding> generator, ModelFacts? facts = null)
        where TEmbedding : Embedding
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (facts is { InputUsdPerMillionTokens: not null, OutputUsdPerMillionTokens: null })
            facts = facts with { OutputUsdPerMillionTokens = 0 };
        return AddModel(key, new EmbeddingBridge<TInput, TEmbedding>(generator), facts);
    }

    /// <summary>Sets the model that answers when a call names none.</summary>
    /// <param name="client">The chat client.</param>
    /// <param name="facts">Its facts; when left out, its price is unknown.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The default is already set.</exception>
    public LlmRuntimeBuilder UseDefault(IChatClient client, ModelFacts? facts = null) => AddModel(LlmRuntime.DefaultModel, client, facts);

    /// <summary>Sets who chooses the chat clients of tenants.</summary>
    /// <param name="resolver">The resolver; it is also asked for models that were not added.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder UseClientResolver(IChatClientResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        _resolver = resolver;
        return this;
    }

    /// <summary>Limits the requests to a model by a limiter of your own, for instance one that several processes share; limits among its facts hold as well.</summary>
    /// <param name="model">The key of the model; <c>default</c> is the one that answers when a call names none.</param>
    /// <param name="limiter">Is asked for one permit per attempt, which is given back when the attempt ends. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The key is empty, or its requests are already limited.</exception>
    public LlmRuntimeBuilder LimitModel(string model, RateLimiter limiter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        ArgumentNullException.ThrowIfNull(limiter);
        if (!_limiters.TryAdd(model, limiter))
            throw new ArgumentException($"The requests to model '{model}' are already limited; chain the limiters into one.", nameof(model));
        return this;
    }

    /// <summary>Adds a router for the routes that <see cref="RouteByAttribute{TRouter}"/> gives to its type. Routers in a container are found without it.</summary>
    /// <typeparam name="TRouter">The type that the attributes name.</typeparam>
    /// <param name="router">The router; one instance serves all calls.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">There is a router for the type already.</exception>
    public LlmRuntimeBuilder AddRouter<TRouter>(TRouter router)
        where TRouter : class, ILlmRouter
    {
        ArgumentNullException.ThrowIfNull(router);
        if (!_routers.TryAdd(typeof(TRouter), router))
            throw new ArgumentException($"There is a router '{typeof(TRouter).Name}' already; each type has one.", nameof(router));
        return this;
    }

    /// <summary>Gives what was learned from recorded outcomes to the routes by <see cref="RouteStrategy.Learned"/>.</summary>
    /// <param name="route">What <see cref="RouteTrainer"/> made or <see cref="LearnedRoute.Load(Stream)"/> read.</param>
    /// <param name="call">The contract and the method, for instance <c>ISupportDesk.ClassifyAsync</c>, or <see langword="null"/> for all calls that have none of their own.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">There is one for the call already.</exception>
    public LlmRuntimeBuilder UseLearnedRoute(LearnedRoute route, string? call = null)
    {
        ArgumentNullException.ThrowIfNull(route);
        if (!_learned.TryAdd(call ?? "", route))
            throw new ArgumentException(call is null ? "There is a learned route for all calls already." : $"There is a learned route for '{call}' already.", nameof(route));
        return this;
    }

    /// <summary>Sets what the routes by <see cref="RouteStrategy.Adaptive"/> aim at and how much they try; weights of <see cref="RouteByAttribute"/> go before.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder UseAdaptiveRoutes(AdaptiveRouteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _adaptive = options;
        return this;
    }

    /// <summary>Sets the clock of every wait, limit and measurement.</summary>
    /// <param name="time">The clock.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder UseTimeProvider(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        return this;
    }

    /// <summary>Sets where the runtime logs: what calls do under the full name of their interface, all else under the category <c>LlmAttributes</c>.</summary>
    /// <param name="loggers">The logger factory.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder UseLogger(ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(loggers);
        _loggers = loggers;
        return this;
    }

    /// <summary>Gets where the runtime will log, for what is built along with it, such as a store. Its loggers are those of <see cref="UseLogger"/>, also when that is called later.</summary>
    public ILoggerFactory Loggers => _builtLoggers ??= new(() => _host?.Loggers ?? _loggers);

    /// <summary>Sends a short request to each model whose breaker is open, again and again, so that it recovers before the breaker's time is over.</summary>
    /// <param name="intervalSeconds">The time between two probes of a model, in seconds: 5 to 86,400; the default is 30.</param>
    /// <returns>The builder.</returns>
    /// <remarks>A probe costs a few tokens, which are booked under <c>(health)</c>. Without this call nothing is sent that nobody asked for.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The interval is out of its range.</exception>
    public LlmRuntimeBuilder ProbeOpenBreakers(double intervalSeconds = 30)
    {
        if (intervalSeconds is not (>= 5 and <= 86_400))
            throw new ArgumentOutOfRangeException(nameof(intervalSeconds), intervalSeconds, $"'{nameof(intervalSeconds)}' must be between 5 and 86400 seconds.");
        _probeInterval = TimeSpan.FromSeconds(intervalSeconds);
        return this;
    }

    /// <summary>Makes the random part of waits repeatable.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder UseSeed(int seed)
    {
        _seed = unchecked((ulong)seed);
        return this;
    }

    /// <summary>Adds an object whose methods with <see cref="LlmToolAttribute"/> are tools of the calls that <see cref="ToolsAttribute"/> gives its type to.</summary>
    /// <param name="tools">The object. Its methods may be called at once.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder AddTools(object tools)
    {
        ArgumentNullException.ThrowIfNull(tools);
        _toolHosts[tools.GetType()] = tools;
        return this;
    }

    /// <summary>Keeps conversations (<see cref="MemoryAttribute"/>) elsewhere than in the process.</summary>
    /// <param name="store">The store. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder UseConversationStore(IConversationStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _conversations = store;
        return this;
    }

    /// <summary>Replaces the source of what nobody may guess: the delimiters around <see cref="UntrustedAttribute"/> values.</summary>
    /// <param name="source">Gives so many random bytes; by default those of the operating system.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder UseRandomBytes(Func<int, byte[]> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _randomBytes = source;
        return this;
    }

    /// <summary>Records the calls of contracts with <see cref="TracePerformanceAttribute"/> in the process.</summary>
    /// <param name="tracer">The tracer, for instance one that several runtimes share; by default a new one for each runtime, with its clock.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder UsePerformanceTracer(PerformanceTracer? tracer = null)
    {
        _tracer = tracer;
        _hasTracer = true;
        return this;
    }

    /// <summary>Lets an observer see every call: its attempts, decisions, answer or failure. Without one, calls pay nothing for it.</summary>
    /// <param name="observer">The observer, for instance an <see cref="AuditLog"/>.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder AddObserver(ILlmCallObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        _observers.Add(observer);
        return this;
    }

    /// <summary>Teaches the runtime to read a provider's exceptions: status, headers and body, which an <see cref="ErrorClassifier"/> then understands.</summary>
    /// <param name="reader">
    /// Returns what an exception says, or <see langword="null"/> for one it does not know. <see cref="HttpRequestException"/> and messages of the form
    /// <c>HTTP 429 (type: code)</c> or <c>Status Code: TooManyRequests</c> are understood without it; headers such as <c>Retry-After</c> are not.
    /// The packages LlmAttributes.OpenAI and LlmAttributes.Anthropic bring readers for these SDKs.
    /// </param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder ReadErrorsWith(Func<Exception, ProviderError?> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var earlier = _errorReader;
        _errorReader = earlier is null ? reader : exception => earlier(exception) ?? reader(exception);
        return this;
    }

    /// <summary>Teaches the runtime to find errors that a provider's SDK passes on as updates of a stream which hold nothing.</summary>
    /// <param name="reader">Returns what an update says, or <see langword="null"/> when it is no error. It sees only updates without content, id and finish reason.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder ReadStreamErrorsWith(Func<ChatResponseUpdate, ProviderError?> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var earlier = _streamErrors;
        _streamErrors = earlier is null ? reader : update => earlier(update) ?? reader(update);
        return this;
    }

    /// <summary>Prices models by a list, where their facts state no price.</summary>
    /// <param name="book">The list. It may be reloaded while calls go on, and several runtimes may share it.</param>
    /// <param name="refreshSeconds">How often the file of the list is looked at, to be read again when it has changed, in seconds: 1 to 86,400; the default is never.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Facts given to the builder go before those that attributes declare, these before the list, and the list before the built-in <see cref="ModelCatalog"/>, field by field.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The interval is out of its range.</exception>
    public LlmRuntimeBuilder UsePrices(PriceBook book, double? refreshSeconds = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (refreshSeconds is { } seconds && seconds is not (>= 1 and <= 86_400))
            throw new ArgumentOutOfRangeException(nameof(refreshSeconds), refreshSeconds, $"'{nameof(refreshSeconds)}' must be between 1 and 86400 seconds.");
        _prices = book;
        _priceRefresh = refreshSeconds is { } interval ? TimeSpan.FromSeconds(interval) : null;
        return this;
    }

    /// <summary>Leaves the built-in <see cref="ModelCatalog"/> out of account: what nobody states is unknown.</summary>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder WithoutCatalog()
    {
        _useCatalog = false;
        return this;
    }

    /// <summary>Teaches the runtime how models count tokens, for budgets, for tokens per minute and for <see cref="LlmRuntime.GetTokenCounter"/>.</summary>
    /// <param name="provider">Knows the families; several are asked in turn. A model that nobody knows is estimated by <see cref="TokenEstimator"/>. The package LlmAttributes.Text brings one.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder CountTokensWith(ITokenCounterProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var earlier = _counters;
        _counters = earlier is null ? provider.CounterFor : facts => earlier(facts) ?? provider.CounterFor(facts);
        return this;
    }

    /// <summary>Builds the runtime.</summary>
    /// <returns>The runtime.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of <see cref="CircuitBreaker"/>, <see cref="Errors"/> or <see cref="Telemetry"/> is out of its range.</exception>
    /// <exception cref="ArgumentException">Two of the <see cref="LlmTelemetryOptions.CostFormats"/> exclude each other.</exception>
    public LlmRuntime Build() => Build(null, null, null);

    internal LlmRuntime Build(Func<string, IChatClient?>? moreClients, Func<Type, ILlmRouter?>? moreRouters, IMeterFactory? meters, Func<Type, object?>? moreServices = null, Func<string, IContextRetriever?>? moreRetrievers = null)
    {
        CircuitBreaker.Validate();
        var clients = new Dictionary<string, IChatClient>(_clients, StringComparer.Ordinal);
        var routers = new Dictionary<Type, ILlmRouter>(_routers);
        var toolHosts = new Dictionary<Type, object>(_toolHosts);
        var guards = new Dictionary<Type, object>(_guards);
        var retrievers = new Dictionary<string, IContextRetriever>(_retrievers, StringComparer.Ordinal);
        return new(new(
            key => clients.GetValueOrDefault(key) ?? moreClients?.Invoke(key),
            new Dictionary<string, ModelFacts>(_facts, StringComparer.Ordinal),
            CircuitBreaker,
            new Dictionary<string, RateLimiter>(_limiters, StringComparer.Ordinal),
            _time,
            _host?.Loggers ?? _loggers,
            _seed ?? unchecked((ulong)_time.GetUtcNow().Ticks),
            _tracer ?? (_hasTracer ? new(null, _time) : null),
            [.. _observers],
            _errorReader,
            Errors,
            _probeInterval,
            _host,
            _streamErrors,
            _counters)
        {
            Conversations = _conversations,
            WorkflowStore = _workflowStore,
            WorkflowLease = _workflowLease,
            KeepsSensitiveSteps = _keepsSensitiveSteps,
            CacheStore = _cacheStore,
            Cache = Cache,
            RandomBytes = _randomBytes,
            PromptFolder = _promptFolder,
            UsageReader = _usageReader,
            StreamUsageReader = _streamUsageReader,
            Prices = _prices,
            PriceRefresh = _priceRefresh,
            UseCatalog = _useCatalog,
            BudgetStore = _budgetStore,
            Budgets = [.. _budgets],
            Resolver = _resolver,
            LedgerStore = _ledgerStore,
            QualityStore = _qualityStore,
            Quality = Quality,
            QualityMonitor = QualityMonitor,
            Queries = Queries,
            Chunker = _chunker,
            ToolHosts = type => toolHosts.GetValueOrDefault(type) ?? moreServices?.Invoke(type),
            Routers = type => routers.GetValueOrDefault(type) ?? moreRouters?.Invoke(type),
            Guards = type => guards.GetValueOrDefault(type) ?? moreServices?.Invoke(type),
            Retrievers = key => retrievers.GetValueOrDefault(key) ?? moreRetrievers?.Invoke(key),
            LearnedRoutes = new Dictionary<string, LearnedRoute>(_learned, StringComparer.Ordinal),
            Adaptive = _adaptive,
            Consensus = new Dictionary<string, ConsensusModel>(_consensus, StringComparer.Ordinal),
            Stages = new Dictionary<string, ConsensusStages>(_stages, StringComparer.Ordinal),
            Sharing = _sharing,
            TelemetryOptions = Telemetry,
            Meters = meters,
            Owned = [.. _owned],
        });
    }
}
