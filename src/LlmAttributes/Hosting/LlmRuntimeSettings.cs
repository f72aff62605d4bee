using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>What the builder hands to the runtime.</summary>
internal sealed record LlmRuntimeSettings(
    Func<string, IChatClient?> Clients,
    IReadOnlyDictionary<string, ModelFacts> Facts,
    CircuitBreakerOptions CircuitBreaker,
    IReadOnlyDictionary<string, RateLimiter> Limiters,
    TimeProvider Time,
    ILoggerFactory Loggers,
    ulong Seed,
    PerformanceTracer? Tracer,
    ILlmCallObserver[] Observers,
    Func<Exception, ProviderError?>? ErrorReader,
    ErrorAggregatorOptions Errors,
    TimeSpan? ProbeInterval,
    LlmRuntime? Host,
    Func<ChatResponseUpdate, ProviderError?>? StreamErrors,
    Func<ModelFacts, ITokenCounter?>? TokenCounters)
{
    public IConversationStore? Conversations { get; init; }

    public IWorkflowStore? WorkflowStore { get; init; }

    public TimeSpan WorkflowLease { get; init; }

    public bool KeepsSensitiveSteps { get; init; }

    public ILlmCacheStore? CacheStore { get; init; }

    public LlmCacheOptions Cache { get; init; } = new();

    public Func<int, byte[]>? RandomBytes { get; init; }

    public PromptFolder? PromptFolder { get; init; }

    public Action<object, UsageDetails>? UsageReader { get; init; }

    public Action<object, UsageDetails>? StreamUsageReader { get; init; }

    public PriceBook? Prices { get; init; }

    public TimeSpan? PriceRefresh { get; init; }

    public bool UseCatalog { get; init; } = true;

    public Func<Type, object?> ToolHosts { get; init; } = static _ => null;

    public Func<Type, ILlmRouter?> Routers { get; init; } = static _ => null;

    public Func<Type, object?> Guards { get; init; } = static _ => null;

    public Func<string, IContextRetriever?> Retrievers { get; init; } = static _ => null;

    public IReadOnlyDictionary<string, LearnedRoute> LearnedRoutes { get; init; } = new Dictionary<string, LearnedRoute>();

    public IReadOnlyDictionary<string, ConsensusModel> Consensus { get; init; } = new Dictionary<string, ConsensusModel>();

    public IReadOnlyDictionary<string, ConsensusStages> Stages { get; init; } = new Dictionary<string, ConsensusStages>();

    public AdaptiveRouteOptions? Adaptive { get; init; }

    public IBudgetStore? BudgetStore { get; init; }

    public IReadOnlyList<BudgetRule> Budgets { get; init; } = [];

    public IChatClientResolver? Resolver { get; init; }

    public ILedgerStore? LedgerStore { get; init; }

    public IQualityStore? QualityStore { get; init; }

    public QualityOptions Quality { get; init; } = new();

    public QualityMonitorOptions QualityMonitor { get; init; } = new();

    public IDocumentChunker? Chunker { get; init; }

    public QueryOptimizerOptions Queries { get; init; } = new();

    public LlmTelemetryOptions TelemetryOptions { get; init; } = new();

    public IMeterFactory? Meters { get; init; }

    public RuntimeSharing Sharing { get; init; } = new();

    public IReadOnlyList<IAsyncDisposable> Owned { get; init; } = [];
}
