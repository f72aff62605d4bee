namespace LlmAttributes;

/// <summary>Every telemetry name: the OpenTelemetry GenAI conventions v1.41, our own under <c>llmattributes.</c>, and those under which other backends look for a cost.</summary>
internal static class SemConv
{
    public const string SchemaUrl = "https://opentelemetry.io/schemas/1.41.0";

    public const string OperationName = "gen_ai.operation.name";
    public const string ProviderName = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string RequestTemperature = "gen_ai.request.temperature";
    public const string RequestTopP = "gen_ai.request.top_p";
    public const string RequestTopK = "gen_ai.request.top_k";
    public const string RequestFrequencyPenalty = "gen_ai.request.frequency_penalty";
    public const string RequestPresencePenalty = "gen_ai.request.presence_penalty";
    public const string RequestMaxTokens = "gen_ai.request.max_tokens";
    public const string RequestStopSequences = "gen_ai.request.stop_sequences";
    public const string RequestSeed = "gen_ai.request.seed";
    public const string RequestStream = "gen_ai.request.stream";
    public const string OutputType = "gen_ai.output.type";
    public const string ResponseId = "gen_ai.response.id";
    public const string ResponseModel = "gen_ai.response.model";
    public const string ResponseFinishReasons = "gen_ai.response.finish_reasons";
    public const string ResponseTimeToFirstChunk = "gen_ai.response.time_to_first_chunk";
    public const string UsageInputTokens = "gen_ai.usage.input_tokens";
    public const string UsageOutputTokens = "gen_ai.usage.output_tokens";
    public const string UsageCacheReadInputTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string UsageCacheCreationInputTokens = "gen_ai.usage.cache_creation.input_tokens";
    public const string UsageReasoningOutputTokens = "gen_ai.usage.reasoning.output_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string ConversationId = "gen_ai.conversation.id";
    public const string PromptName = "gen_ai.prompt.name";
    public const string WorkflowName = "gen_ai.workflow.name";
    public const string DataSourceId = "gen_ai.data_source.id";
    public const string SystemInstructions = "gen_ai.system_instructions";
    public const string InputMessages = "gen_ai.input.messages";
    public const string OutputMessages = "gen_ai.output.messages";
    public const string ToolDefinitions = "gen_ai.tool.definitions";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";
    public const string ExceptionEvent = "exception";
    public const string ExceptionType = "exception.type";

    public const string Chat = "chat";
    public const string Embeddings = "embeddings";
    public const string Retrieval = "retrieval";
    public const string InvokeWorkflow = "invoke_workflow";
    public const string InputToken = "input";
    public const string OutputToken = "output";
    public const string OutputText = "text";
    public const string OutputJson = "json";

    public const string Client = "llmattributes.client";
    public const string Method = "llmattributes.method";
    public const string PromptVersion = "llmattributes.prompt.version";
    public const string PromptFingerprint = "llmattributes.prompt.fingerprint";
    public const string PromptVariant = "llmattributes.prompt.variant";
    public const string RetryAttempt = "llmattributes.retry.attempt";
    public const string RetryMaxAttempts = "llmattributes.retry.max_attempts";
    public const string RouteStrategy = "llmattributes.route.strategy";
    public const string RouteCandidates = "llmattributes.route.candidates";
    public const string RouteSelected = "llmattributes.route.selected";
    public const string RouteReason = "llmattributes.route.reason";
    public const string RouteFiltered = "llmattributes.route.filtered";
    public const string EnsembleStrategy = "llmattributes.ensemble.strategy";
    public const string EnsembleSize = "llmattributes.ensemble.size";
    public const string EnsembleQuorum = "llmattributes.ensemble.quorum";
    public const string GuardName = "llmattributes.guard.name";
    public const string GuardVerdict = "llmattributes.guard.verdict";
    public const string RetrievedPassages = "llmattributes.retrieval.passages";
    public const string ChunkIndex = "llmattributes.chunk.index";
    public const string ChunkCount = "llmattributes.chunk.count";
    public const string ChunksMissing = "llmattributes.chunk.missing";
    public const string ChunkMerge = "llmattributes.chunk.merge";
    public const string QueryTask = "llmattributes.query.task";
    public const string QueryClarity = "llmattributes.query.clarity";
    public const string QueryStrategies = "llmattributes.query.strategies";
    public const string ShadowModel = "llmattributes.shadow.model";
    public const string ShadowOutcome = "llmattributes.shadow.outcome";
    public const string BudgetLimit = "llmattributes.budget.limit";
    public const string BudgetRemaining = "llmattributes.budget.remaining";
    public const string CacheResult = "llmattributes.cache.result";
    public const string CostAmount = "llmattributes.cost.amount";
    public const string CostTotal = "llmattributes.cost.total";
    public const string CostCurrency = "llmattributes.cost.currency";
    public const string CostSource = "llmattributes.cost.source";
    public const string CostInput = "llmattributes.cost.input";
    public const string CostOutput = "llmattributes.cost.output";
    public const string CostCacheRead = "llmattributes.cost.cache_read";
    public const string CostPriceTable = "llmattributes.cost.price_table";
    public const string AttemptOutcome = "llmattributes.attempt.outcome";

    public const string DraftCostAmount = "gen_ai.usage.cost.amount";
    public const string DraftCostCurrency = "gen_ai.usage.cost.currency";
    public const string DraftCostSource = "gen_ai.usage.cost.source";
    public const string LangfuseCost = "gen_ai.usage.cost";
    public const string OpenInferenceCostTotal = "llm.cost.total";
    public const string OpenInferenceCostPrompt = "llm.cost.prompt";
    public const string OpenInferenceCostCompletion = "llm.cost.completion";

    public const string Usd = "USD";
    public const string CostLocal = "local";
    public const string CacheHit = "hit";
    public const string CacheMiss = "miss";
    public const string CacheShared = "shared";
    public const string CacheSemantic = "semantic";
    public const string Success = "success";
    public const string Retried = "retried";
    public const string Failed = "failed";
    public const string Skipped = "skipped";
    public const string Equal = "equal";
    public const string Different = "different";

    public const string OperationDuration = "gen_ai.client.operation.duration";
    public const string TokenUsage = "gen_ai.client.token.usage";
    public const string TimeToFirstChunk = "gen_ai.client.operation.time_to_first_chunk";
    public const string TimePerOutputChunk = "gen_ai.client.operation.time_per_output_chunk";
    public const string WorkflowDuration = "gen_ai.workflow.duration";
    public const string CallDuration = "llmattributes.client.call.duration";
    public const string Attempts = "llmattributes.client.attempts";
    public const string Routes = "llmattributes.client.routes";
    public const string ClientCost = "llmattributes.client.cost";
    public const string OperationCost = "llmattributes.client.operation.cost";
    public const string GuardVerdicts = "llmattributes.client.guard.verdicts";
    public const string ShadowComparisons = "llmattributes.client.shadow.comparisons";
    public const string ShadowSimilarity = "llmattributes.client.shadow.similarity";
    public const string CacheLookUps = "llmattributes.client.cache.lookups";
    public const string CacheSavings = "llmattributes.client.cache.savings";
    public const string BudgetRejections = "llmattributes.client.budget.rejections";

    /// <summary>The agreement of an ensemble: an attribute of its workflow span, and a histogram.</summary>
    public const string EnsembleAgreement = "llmattributes.ensemble.agreement";

    /// <summary>The cost as Logfire adds it up along a trace: an attribute, and a histogram.</summary>
    public const string LogfireCost = "operation.cost";

    public const string Seconds = "s";
    public const string Tokens = "{token}";
    public const string AttemptUnit = "{attempt}";
    public const string DecisionUnit = "{decision}";
    public const string UsdUnit = "{USD}";
    public const string VerdictUnit = "{verdict}";
    public const string ComparisonUnit = "{comparison}";
    public const string LookUpUnit = "{lookup}";
    public const string RejectionUnit = "{rejection}";
    public const string One = "1";

    /// <summary>Bucket boundaries of durations, in seconds.</summary>
    public static readonly double[] DurationBuckets = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

    /// <summary>Bucket boundaries of the durations of workflows, in seconds.</summary>
    public static readonly double[] WorkflowBuckets = [1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200];

    /// <summary>Bucket boundaries of token counts.</summary>
    public static readonly long[] TokenBuckets = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];

    /// <summary>Bucket boundaries of the cost of an attempt, in USD.</summary>
    public static readonly double[] CostBuckets = [0.00001, 0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

    /// <summary>Bucket boundaries of shares.</summary>
    public static readonly double[] ShareBuckets = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
}
