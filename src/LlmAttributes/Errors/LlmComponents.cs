namespace LlmAttributes;

/// <summary>The names under which the systems of the library report to <see cref="ErrorAggregator"/> and <see cref="PerformanceTracer"/>.</summary>
/// <remarks>An attempt is reported by one system: the ensemble whose member it is, else the route that chose its model, else the chain or breaker around it, else the error handler.</remarks>
public static class LlmComponents
{
    /// <summary>Calls with one model and at the most retry and limits, decorated operations, and <see cref="SafeExecutor"/>.</summary>
    public const string ErrorHandler = "error_handler";

    /// <summary>Attempts of calls with <see cref="FallbackAttribute"/>, <see cref="CircuitBreakerAttribute"/> or <see cref="HedgeAttribute"/>, and runs that a <see cref="BulkheadAttribute"/> refuses.</summary>
    public const string Failover = "failover";

    /// <summary>Attempts of calls with <see cref="RouteByAttribute"/>.</summary>
    public const string Router = "router";

    /// <summary>Attempts of the members of an <see cref="EnsembleAttribute"/>.</summary>
    public const string Ensembler = "ensembler";

    /// <summary>Workflows: methods with <see cref="WorkflowAttribute"/>.</summary>
    public const string Orchestrator = "orchestrator";

    /// <summary>The store of answers that calls with <see cref="CacheAttribute"/> keep.</summary>
    public const string Cache = "cache";

    /// <summary>The scoring of answers by <see cref="MonitorQualityAttribute"/>.</summary>
    public const string QualityMonitor = "quality_monitor";

    /// <summary>The optimizing of queries by <see cref="OptimizeQueryAttribute"/>.</summary>
    public const string QueryOptimizer = "query_optimizer";

    /// <summary>The adding to and searching of stores: by <see cref="RetrieveAttribute"/>, and by <c>ContextStore</c> of LlmAttributes.Text.</summary>
    public const string Retriever = "retriever";

    /// <summary>The cutting of documents by <c>DocumentChunker</c> of LlmAttributes.Text.</summary>
    public const string Chunker = "chunker";
}
