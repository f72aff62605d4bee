using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using LlmAttributes.Tests.Errors;

namespace LlmAttributes.Tests.Tracing;

/// <summary>Every name, kind, unit and bucket against the conventions, written down a second time.</summary>
public partial class ConventionTests
{
    private static readonly Dictionary<string, string> s_names = new()
    {
        ["SchemaUrl"] = "https://opentelemetry.io/schemas/1.41.0",
        ["OperationName"] = "gen_ai.operation.name",
        ["ProviderName"] = "gen_ai.provider.name",
        ["RequestModel"] = "gen_ai.request.model",
        ["RequestTemperature"] = "gen_ai.request.temperature",
        ["RequestTopP"] = "gen_ai.request.top_p",
        ["RequestTopK"] = "gen_ai.request.top_k",
        ["RequestFrequencyPenalty"] = "gen_ai.request.frequency_penalty",
        ["RequestPresencePenalty"] = "gen_ai.request.presence_penalty",
        ["RequestMaxTokens"] = "gen_ai.request.max_tokens",
        ["RequestStopSequences"] = "gen_ai.request.stop_sequences",
        ["RequestSeed"] = "gen_ai.request.seed",
        ["RequestStream"] = "gen_ai.request.stream",
        ["OutputType"] = "gen_ai.output.type",
        ["ResponseId"] = "gen_ai.response.id",
        ["ResponseModel"] = "gen_ai.response.model",
        ["ResponseFinishReasons"] = "gen_ai.response.finish_reasons",
        ["ResponseTimeToFirstChunk"] = "gen_ai.response.time_to_first_chunk",
        ["UsageInputTokens"] = "gen_ai.usage.input_tokens",
        ["UsageOutputTokens"] = "gen_ai.usage.output_tokens",
        ["UsageCacheReadInputTokens"] = "gen_ai.usage.cache_read.input_tokens",
        ["UsageCacheCreationInputTokens"] = "gen_ai.usage.cache_creation.input_tokens",
        ["UsageReasoningOutputTokens"] = "gen_ai.usage.reasoning.output_tokens",
        ["TokenType"] = "gen_ai.token.type",
        ["ConversationId"] = "gen_ai.conversation.id",
        ["PromptName"] = "gen_ai.prompt.name",
        ["WorkflowName"] = "gen_ai.workflow.name",
        ["SystemInstructions"] = "gen_ai.system_instructions",
        ["InputMessages"] = "gen_ai.input.messages",
        ["OutputMessages"] = "gen_ai.output.messages",
        ["ToolDefinitions"] = "gen_ai.tool.definitions",
        ["ServerAddress"] = "server.address",
        ["ServerPort"] = "server.port",
        ["ErrorType"] = "error.type",
        ["ExceptionEvent"] = "exception",
        ["ExceptionType"] = "exception.type",
        ["Chat"] = "chat",
        ["Embeddings"] = "embeddings",
        ["InvokeWorkflow"] = "invoke_workflow",
        ["InputToken"] = "input",
        ["OutputToken"] = "output",
        ["OutputText"] = "text",
        ["OutputJson"] = "json",
        ["Client"] = "llmattributes.client",
        ["Method"] = "llmattributes.method",
        ["PromptVersion"] = "llmattributes.prompt.version",
        ["PromptFingerprint"] = "llmattributes.prompt.fingerprint",
        ["PromptVariant"] = "llmattributes.prompt.variant",
        ["RetryAttempt"] = "llmattributes.retry.attempt",
        ["RetryMaxAttempts"] = "llmattributes.retry.max_attempts",
        ["RouteStrategy"] = "llmattributes.route.strategy",
        ["RouteCandidates"] = "llmattributes.route.candidates",
        ["RouteSelected"] = "llmattributes.route.selected",
        ["RouteReason"] = "llmattributes.route.reason",
        ["RouteFiltered"] = "llmattributes.route.filtered",
        ["EnsembleStrategy"] = "llmattributes.ensemble.strategy",
        ["EnsembleSize"] = "llmattributes.ensemble.size",
        ["EnsembleQuorum"] = "llmattributes.ensemble.quorum",
        ["GuardName"] = "llmattributes.guard.name",
        ["GuardVerdict"] = "llmattributes.guard.verdict",
        ["ShadowModel"] = "llmattributes.shadow.model",
        ["ShadowOutcome"] = "llmattributes.shadow.outcome",
        ["BudgetLimit"] = "llmattributes.budget.limit",
        ["BudgetRemaining"] = "llmattributes.budget.remaining",
        ["CacheResult"] = "llmattributes.cache.result",
        ["CostAmount"] = "llmattributes.cost.amount",
        ["CostTotal"] = "llmattributes.cost.total",
        ["CostCurrency"] = "llmattributes.cost.currency",
        ["CostInput"] = "llmattributes.cost.input",
        ["CostOutput"] = "llmattributes.cost.output",
        ["CostCacheRead"] = "llmattributes.cost.cache_read",
        ["CostPriceTable"] = "llmattributes.cost.price_table",
        ["CostSource"] = "llmattributes.cost.source",
        ["AttemptOutcome"] = "llmattributes.attempt.outcome",
        ["DraftCostAmount"] = "gen_ai.usage.cost.amount",
        ["DraftCostCurrency"] = "gen_ai.usage.cost.currency",
        ["DraftCostSource"] = "gen_ai.usage.cost.source",
        ["LangfuseCost"] = "gen_ai.usage.cost",
        ["OpenInferenceCostTotal"] = "llm.cost.total",
        ["OpenInferenceCostPrompt"] = "llm.cost.prompt",
        ["OpenInferenceCostCompletion"] = "llm.cost.completion",
        ["Usd"] = "USD",
        ["CostLocal"] = "local",
        ["CacheHit"] = "hit",
        ["CacheSemantic"] = "semantic",
        ["ChunkIndex"] = "llmattributes.chunk.index",
        ["ChunkCount"] = "llmattributes.chunk.count",
        ["ChunksMissing"] = "llmattributes.chunk.missing",
        ["ChunkMerge"] = "llmattributes.chunk.merge",
        ["QueryTask"] = "llmattributes.query.task",
        ["QueryClarity"] = "llmattributes.query.clarity",
        ["QueryStrategies"] = "llmattributes.query.strategies",
        ["CacheMiss"] = "miss",
        ["CacheShared"] = "shared",
        ["CacheLookUps"] = "llmattributes.client.cache.lookups",
        ["CacheSavings"] = "llmattributes.client.cache.savings",
        ["LookUpUnit"] = "{lookup}",
        ["Success"] = "success",
        ["Retried"] = "retried",
        ["Failed"] = "failed",
        ["Skipped"] = "skipped",
        ["Equal"] = "equal",
        ["Different"] = "different",
        ["OperationDuration"] = "gen_ai.client.operation.duration",
        ["TokenUsage"] = "gen_ai.client.token.usage",
        ["TimeToFirstChunk"] = "gen_ai.client.operation.time_to_first_chunk",
        ["TimePerOutputChunk"] = "gen_ai.client.operation.time_per_output_chunk",
        ["WorkflowDuration"] = "gen_ai.workflow.duration",
        ["CallDuration"] = "llmattributes.client.call.duration",
        ["Attempts"] = "llmattributes.client.attempts",
        ["Routes"] = "llmattributes.client.routes",
        ["ClientCost"] = "llmattributes.client.cost",
        ["OperationCost"] = "llmattributes.client.operation.cost",
        ["GuardVerdicts"] = "llmattributes.client.guard.verdicts",
        ["ShadowComparisons"] = "llmattributes.client.shadow.comparisons",
        ["ShadowSimilarity"] = "llmattributes.client.shadow.similarity",
        ["BudgetRejections"] = "llmattributes.client.budget.rejections",
        ["EnsembleAgreement"] = "llmattributes.ensemble.agreement",
        ["LogfireCost"] = "operation.cost",
        ["Seconds"] = "s",
        ["Tokens"] = "{token}",
        ["AttemptUnit"] = "{attempt}",
        ["DataSourceId"] = "gen_ai.data_source.id",
        ["Retrieval"] = "retrieval",
        ["RetrievedPassages"] = "llmattributes.retrieval.passages",
        ["DecisionUnit"] = "{decision}",
        ["UsdUnit"] = "{USD}",
        ["VerdictUnit"] = "{verdict}",
        ["ComparisonUnit"] = "{comparison}",
        ["RejectionUnit"] = "{rejection}",
        ["One"] = "1",
    };

    private static readonly double[] s_durations = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
    private static readonly double[] s_workflows = [1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200];
    private static readonly double[] s_costs = [0.00001, 0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];
    private static readonly double[] s_shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];
    private static readonly double[] s_tokens = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];

    private static FieldInfo[] Constants => [.. typeof(SemConv).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)];

    [Fact]
    public void SemConv_Names_AreThoseOfTheConventions() =>
        Assert.Equal(s_names.OrderBy(p => p.Key, StringComparer.Ordinal), Constants.ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!).OrderBy(p => p.Key, StringComparer.Ordinal));

    [Fact]
    public void SemConv_Names_AreUnique() =>
        Assert.Empty(Constants.GroupBy(f => (string)f.GetRawConstantValue()!).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void SemConv_Names_AreAllUsed()
    {
        var used = Repository.Sources.SelectMany(file => Use().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Constants.Select(f => f.Name).Except(used));
    }

    [Fact]
    public void SemConv_StandardNames_AreNeitherDeprecatedNorOurs()
    {
        string[] gone = ["gen_ai.system", "gen_ai.prompt", "gen_ai.completion", "gen_ai.usage.prompt_tokens", "gen_ai.usage.completion_tokens"];

        Assert.Empty(s_names.Values.Intersect(gone));
        Assert.DoesNotContain(s_names.Values, v => v.StartsWith("gen_ai.openai.", StringComparison.Ordinal));
    }

    [Fact]
    public void Instruments_KindsUnitsAndBuckets_AreThoseOfTheConventions()
    {
        (string Name, Type Kind, string Unit, double[]? Buckets)[] table =
        [
            ("gen_ai.client.operation.duration", typeof(Histogram<double>), "s", s_durations),
            ("gen_ai.client.operation.time_per_output_chunk", typeof(Histogram<double>), "s", s_durations),
            ("gen_ai.client.operation.time_to_first_chunk", typeof(Histogram<double>), "s", s_durations),
            ("gen_ai.client.token.usage", typeof(Histogram<long>), "{token}", s_tokens),
            ("gen_ai.workflow.duration", typeof(Histogram<double>), "s", s_workflows),
            ("llmattributes.client.attempts", typeof(Counter<long>), "{attempt}", null),
            ("llmattributes.client.budget.rejections", typeof(Counter<long>), "{rejection}", null),
            ("llmattributes.client.cache.lookups", typeof(Counter<long>), "{lookup}", null),
            ("llmattributes.client.cache.savings", typeof(Counter<double>), "{USD}", null),
            ("llmattributes.client.call.duration", typeof(Histogram<double>), "s", s_durations),
            ("llmattributes.client.cost", typeof(Counter<double>), "{USD}", null),
            ("llmattributes.client.guard.verdicts", typeof(Counter<long>), "{verdict}", null),
            ("llmattributes.client.operation.cost", typeof(Histogram<double>), "{USD}", s_costs),
            ("llmattributes.client.routes", typeof(Counter<long>), "{decision}", null),
            ("llmattributes.client.shadow.comparisons", typeof(Counter<long>), "{comparison}", null),
            ("llmattributes.client.shadow.similarity", typeof(Histogram<double>), "1", s_shares),
            ("llmattributes.ensemble.agreement", typeof(Histogram<double>), "1", s_shares),
            ("operation.cost", typeof(Histogram<double>), "{USD}", s_costs),
        ];

        var instruments = typeof(Instruments).GetProperties().Where(p => p.PropertyType.IsAssignableTo(typeof(Instrument)))
            .Select(p => (Instrument)p.GetValue(Instruments.Shared)!).OrderBy(i => i.Name, StringComparer.Ordinal).ToList();

        Assert.Equal(table.Select(r => (r.Name, r.Kind, r.Unit)), instruments.Select(i => (i.Name, i.GetType(), i.Unit!)));
        Assert.All(table.Zip(instruments), pair => Assert.Equal(pair.First.Buckets, BucketsOf(pair.Second)));
        Assert.All(instruments, i => Assert.Equal(("LlmAttributes", "https://opentelemetry.io/schemas/1.41.0"), (i.Meter.Name, i.Meter.TelemetrySchemaUrl)));
    }

    [Fact]
    public void Source_NameAndSchema_AreThoseOfTheConventions() =>
        Assert.Equal(("LlmAttributes", "https://opentelemetry.io/schemas/1.41.0"), (Instruments.Source.Name, Instruments.Source.TelemetrySchemaUrl));

    private static double[]? BucketsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> histogram => [.. histogram.Advice!.HistogramBucketBoundaries!],
        Histogram<long> histogram => [.. histogram.Advice!.HistogramBucketBoundaries!.Select(b => (double)b)],
        _ => null,
    };

    [GeneratedRegex(@"\bSemConv\.(\w+)")]
    private static partial Regex Use();
}
