namespace LlmAttributes.Contract;

/// <summary>The attributes that a contract reads.</summary>
internal enum DeclarationKind
{
    Prompt,
    SystemPrompt,
    Model,
    ModelOptions,
    TracePerformance,
    CircuitBreaker,
    RetryWithBackoff,
    Timeout,
    Fallback,
    RouteBy,
    Ensemble,
    Budget,
    Hedge,
    Bulkhead,
    Repair,
    MonitorQuality,
    Cache,
    CachePrefix,
    Tools,
    MaskPersonalData,
    Shadow,
    OptimizeQuery,
}
