namespace LlmAttributes;

/// <summary>Every telemetry name: the OpenTelemetry GenAI conventions v1.41, and our own under <c>llmattributes.</c></summary>
internal static class SemConv
{
    public const string OperationName = "gen_ai.operation.name";
    public const string ProviderName = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string RequestTemperature = "gen_ai.request.temperature";
    public const string RequestTopP = "gen_ai.request.top_p";
    public const string RequestMaxTokens = "gen_ai.request.max_tokens";
    public const string RequestSeed = "gen_ai.request.seed";
    public const string RequestStream = "gen_ai.request.stream";
    public const string ResponseId = "gen_ai.response.id";
    public const string ResponseModel = "gen_ai.response.model";
    public const string ResponseFinishReasons = "gen_ai.response.finish_reasons";
    public const string UsageInputTokens = "gen_ai.usage.input_tokens";
    public const string UsageOutputTokens = "gen_ai.usage.output_tokens";
    public const string UsageCacheReadInputTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string UsageReasoningOutputTokens = "gen_ai.usage.reasoning.output_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string ConversationId = "gen_ai.conversation.id";
    public const string PromptName = "gen_ai.prompt.name";
    public const string WorkflowName = "gen_ai.workflow.name";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";

    public const string Chat = "chat";
    public const string Embeddings = "embeddings";
    public const string InvokeWorkflow = "invoke_workflow";
    public const string InputToken = "input";
    public const string OutputToken = "output";

    public const string OperationDuration = "gen_ai.client.operation.duration";
    public const string TokenUsage = "gen_ai.client.token.usage";

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
    public const string EnsembleAgreementTag = "llmattributes.ensemble.agreement";
    public const string BudgetLimit = "llmattributes.budget.limit";
    public const string BudgetRemaining = "llmattributes.budget.remaining";
    public const string CostAmount = "llmattributes.cost.amount";
    public const string CostCurrency = "llmattributes.cost.currency";
    public const string CostSource = "llmattributes.cost.source";
    public const string CostInput = "llmattributes.cost.input";
    public const string CostOutput = "llmattributes.cost.output";
    public const string CostCacheRead = "llmattributes.cost.cache_read";
    public const string CostPriceTable = "llmattributes.cost.price_table";
    public const string AttemptOutcome = "llmattributes.attempt.outcome";

    public const string CallDuration = "llmattributes.client.call.duration";
    public const string Attempts = "llmattributes.client.attempts";
    public const string Routes = "llmattributes.client.routes";
    public const string ClientCost = "llmattributes.client.cost";
    public const string BudgetRejections = "llmattributes.client.budget.rejections";

    public const string Usd = "USD";
    public const string CostLocal = "local";
    public const string Success = "success";
    public const string Failed = "failed";

    /// <summary>Bucket boundaries of durations, in seconds.</summary>
    public static readonly double[] DurationBuckets = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

    /// <summary>Bucket boundaries of token counts.</summary>
    public static readonly long[] TokenBuckets = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];

    /// <summary>The value of <c>error.type</c> for an exception.</summary>
    public static string ErrorTypeOf(Exception exception) => exception switch
    {
        OperationCanceledException => "System.OperationCanceledException",
        LlmException { StatusCode: { } status } => status.ToString(System.Globalization.CultureInfo.InvariantCulture),
        LlmException { Kind: LlmErrorKind.Timeout } => "timeout",
        LlmException { Kind: LlmErrorKind.Budget } => "llmattributes.budget_exceeded",
        LlmException { Kind: LlmErrorKind.InvalidResponse } => "llmattributes.invalid_response",
        LlmException { Kind: LlmErrorKind.AllFailed } => "llmattributes.all_failed",
        { InnerException: { } inner } and LlmException => inner.GetType().FullName ?? "_OTHER",
        _ => exception.GetType().FullName ?? "_OTHER",
    };
}
