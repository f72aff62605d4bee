namespace LlmAttributes.Generators.Tests;

/// <summary>Whole files of calls with policies, to be read in review.</summary>
public sealed class PolicySnapshotTests
{
    private const string Models = """
        public static class Models
        {
            [LlmModel(Provider = "openai", ModelId = "gpt-5-mini", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2, ContextWindow = 400000)] public const string Fast = "fast";
            [LlmModel(Provider = "anthropic", ModelId = "claude-sonnet-4-5", Quality = 0.9)] public const string Smart = "smart";
        }

        """;

    [Fact]
    public void AllPolicies() => Verify(nameof(AllPolicies), Models + """
        public enum Category { Billing, Outage }
        [LlmClient]
        [SystemPrompt("You triage support mail.")]
        [RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart, MinQuality = 0.5)]
        [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.2, Factor = 2)]
        [Timeout(TotalSeconds = 40, AttemptSeconds = 10, FirstTokenSeconds = 3)]
        [Budget(PerCallUsd = 0.02)]
        [CircuitBreaker]
        [TracePerformance]
        public partial interface ISupportDesk
        {
            [Prompt("Classify the message below.\n<message>{body}</message>")]
            [Ensemble(MergeStrategy.MajorityVote, Models.Fast, Models.Smart, TimeoutSeconds = 30)]
            Task<EnsembleResponse<Category>> ClassifyAsync(string body, CancellationToken cancellationToken = default);

            [Prompt("Summarise for an executive:\n{body}")]
            [Fallback(Models.Smart)]
            IAsyncEnumerable<string> SummariseAsync(string body, LlmCallOptions? options = null, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Quality() => Verify(nameof(Quality), Models + """
        [LlmClient, Model(Models.Fast)]
        [MonitorQuality(MinScore = 0.6)]
        public partial interface IShop
        {
            [Prompt("Praise {article}"), MonitorQuality(OnLow = OnLow.Escalate, EscalateTo = Models.Smart, MaxRetries = 2)]
            Task<string> PraiseAsync(string article, CancellationToken cancellationToken = default);

            [Prompt("Praise {article}"), MonitorQuality(Enabled = false)]
            Task<string> PraiseQuietlyAsync(string article, CancellationToken cancellationToken = default);

            [Prompt("Praise {article}")]
            IAsyncEnumerable<string> PraiseAtLengthAsync(string article, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Many() => Verify(nameof(Many), Models + """
        public enum Category { Billing, Outage }
        [LlmClient, Model(Models.Fast)]
        public partial interface IDesk
        {
            [Prompt("Classify {body}"), Many(MaxConcurrency = 4, InOrder = true, BudgetUsd = 0.5)]
            [Ensemble(MergeStrategy.MajorityVote, Models.Fast, Models.Smart)]
            Task<EnsembleResponse<Category>> ClassifyAsync(string body, CancellationToken cancellationToken = default);

            [Prompt("Translate {text} to {language}"), Many(StopOnFailure = true, TimeoutSeconds = 60)]
            Task<string> TranslateAsync(string text, string language, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

            [Prompt("Tell {name}"), Many]
            IAsyncEnumerable<string> TellAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Retrieval() => Verify(nameof(Retrieval), Models + """
        [LlmClient, Model(Models.Fast)]
        public partial interface ILibrary
        {
            [Prompt("{context}\n{question}"), Retrieve("kb")]
            Task<LlmResult<string>> AskAsync(string question, CancellationToken cancellationToken = default);

            [Prompt("{#if brief}\nBe brief.\n{/if}\nManual:\n{manual}\nForum:\n{forum}\n{#if brief}\nEnd.\n{/if}"), Cache]
            [Retrieve("manuals", Into = "manual", Query = "{product}: {price:F2}", TopK = 3, MaxTokens = 900, MinScore = 0.25, PartitionBy = "year", OnEmpty = OnEmpty.Fail)]
            [Retrieve("forum", Into = "forum", Query = "{question}", EmptyText = "nobody asked")]
            Task<string> CompareAsync(string product, decimal price, [Sensitive] string question, int year, bool brief);
        }
        """);

    [Fact]
    public void Queries() => Verify(nameof(Queries), Models + """
        [LlmClient, Model(Models.Fast)]
        [OptimizeQuery]
        public partial interface IHelp
        {
            [Prompt("{question}"), OptimizeQuery(Strategies = QueryStrategies.Clarify | QueryStrategies.Constrain, MaxAddedTokens = 100, Rewriter = Models.Smart)]
            Task<string> AnswerAsync(string question, CancellationToken cancellationToken = default);

            [Prompt("{question}")]
            Task<string> AnswerQuietlyAsync([Sensitive] string question, CancellationToken cancellationToken = default);

            [Prompt("{question}"), OptimizeQuery(Enabled = false)]
            Task<string> AnswerAsIsAsync(string question, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Chunks() => Verify(nameof(Chunks), Models + """
        [LlmClient, Model(Models.Fast), Cache]
        public partial interface IReader
        {
            [Prompt("Summarise {document}.")]
            Task<string> SummariseAsync([Chunk] string document, CancellationToken cancellationToken = default);

            [Prompt("Find {what} in {document}."), Cache(Enabled = false)]
            [PromptVariant("b", "Look for {what} in {document}.", Weight = 50)]
            Task<string> FindAsync(
                string what,
                [Untrusted, Sensitive, Chunk(MaxTokens = 500, Overlap = 50, Format = DocumentFormat.Markdown, Merge = ChunkMerge.Refine, ReducePrompt = "So far {answers}", OnChunkFailure = OnChunkFailure.Skip, MaxFailedShare = 0.5)] System.IO.Stream document,
                System.IProgress<ChunkProgress>? progress = null,
                CancellationToken cancellationToken = default);

            [Prompt("Read {document}.")]
            IAsyncEnumerable<string> ReadAsync([Chunk(Merge = ChunkMerge.Concat, MaxConcurrency = 8)] IAsyncEnumerable<string> document, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Caches() => Verify(nameof(Caches), Models + """
        public enum Category { Billing, Outage }
        [LlmClient, Model(Models.Fast)]
        [Cache(DurationSeconds = 60, Tags = ["desk"])]
        public partial interface IDesk
        {
            [Prompt("Classify {body:upper} of {day:yyyy-MM-dd}.")]
            Task<Category> ClassifyAsync([Untrusted] string body, System.DateOnly day, CancellationToken cancellationToken = default);

            [Prompt("Answer {question} in {language}.")]
            [Cache(Semantic = true, MeaningOf = "question", MaxWrongHitRate = 0.02, PartitionBy = "userId")]
            Task<string> AnswerAsync([Tenant] string tenant, string question, string language, string userId, CancellationToken cancellationToken = default);

            [Prompt("{question}")]
            [OptimizeQuery(PartitionBy = ["userId"]), Cache(MaxAgeSeconds = 30)]
            Task<LlmResult<string>> HelpAsync(string question, string userId, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

            [Prompt("Tell of {topic}.")]
            IAsyncEnumerable<string> TellAsync(string topic, CancellationToken cancellationToken = default);

            [Prompt("{question}"), OptimizeQuery(PartitionBy = ["userId", "userId", "nobody"]), Cache(Enabled = false)]
            Task<string> AskAsync(string question, string userId, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Guards() => Verify(nameof(Guards), Models + """
        public sealed class NoKeys : IInputGuard
        {
            public ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken) => new(InputVerdict.Pass);
        }
        public sealed class NoPrices(string currency) : IOutputGuard
        {
            public ValueTask<OutputVerdict> CheckAsync(GuardedAnswer answer, CancellationToken cancellationToken) => new(answer.Text.Contains(currency) ? OutputVerdict.Reask("Name no prices.") : OutputVerdict.Pass);
        }
        [LlmClient, Model(Models.Fast)]
        [InputGuard<NoKeys>, OutputGuard<NoPrices>(MaxRetries = 2, HoldStream = true), MaskPersonalData, Shadow(Models.Smart, Share = 0.1, DailyUsd = 2.5)]
        public partial interface IShop
        {
            [Prompt("Praise {article}")]
            Task<string> PraiseAsync(string article, [StickyKey] string customer, CancellationToken cancellationToken = default);

            [Prompt("Praise {article}"), InputGuard<NoKeys>(Enabled = false), OutputGuard<NoPrices>, MaskPersonalData(Kinds = PersonalDataKinds.Email | PersonalDataKinds.Phone, Sensitive = true), Shadow(Models.Smart, AllowSensitive = true)]
            Task<string> PraiseToAsync([Sensitive] string article, CancellationToken cancellationToken = default);

            [Prompt("Praise {article}")]
            Task<string> PraiseSecretlyAsync([Sensitive] string article, CancellationToken cancellationToken = default);

            [Prompt("Praise {article}"), MaskPersonalData(Enabled = false)]
            IAsyncEnumerable<string> PraiseAtLengthAsync(string article, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Routes() => Verify(nameof(Routes), Models + """
        public enum Work : byte { Classify = 1, Write = 4 }
        public sealed class NightRouter : ILlmRouter
        {
            public ValueTask<RouteDecision> SelectAsync(RouteRequest request, CancellationToken cancellationToken) => new(request.By(RouteStrategy.Cost));
        }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Do {text}."), RouteBy(RouteStrategy.TaskType, Models.Smart), RouteTask(Work.Classify, Models.Fast), RouteTask(Work.Write, Models.Smart, Models.Fast)]
            Task<string> DoAsync(Work work, string text, CancellationToken cancellationToken = default);

            [Prompt("Chat: {text}"), RouteBy(RouteStrategy.Sticky, Models.Fast, Models.Smart, Requires = ModelCapabilities.Tools | ModelCapabilities.Vision, Regions = new[] { "eu" }, Tags = new[] { "private" }, AllowDeprecated = false)]
            IAsyncEnumerable<string> ChatAsync([StickyKey] int client, string text, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

            [Prompt("Weigh {text}"), RouteBy(RouteStrategy.Weighted, Models.Fast, Models.Smart, Weights = new[] { 0.8, 0.2 }, MaxUsdPerCall = 0.01, MaxLatencySeconds = 5)]
            Task<LlmResult<string>> WeighAsync(string text, CancellationToken cancellationToken = default);

            [Prompt("Read {text}"), RouteBy(RouteStrategy.InputLength), RouteBand(2_000, Models.Fast), RouteBand(int.MaxValue, Models.Smart)]
            ValueTask<string> ReadAsync(string text, CancellationToken cancellationToken = default);

            [Prompt("Learn {text}"), RouteBy(RouteStrategy.Adaptive, Models.Fast, Models.Smart, CostWeight = 0.2)]
            Task<string> LearnAsync(string text, [TaskType] Work? work = null, CancellationToken cancellationToken = default);

            [Prompt("Guard {text}"), RouteBy<NightRouter>(Models.Fast, Models.Smart, MinQuality = 0.5)]
            Task<string> GuardAsync(string text, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Resilience() => Verify(nameof(Resilience), Models + """
        [LlmClient]
        [Model(Models.Fast), Fallback(Models.Smart, On = ErrorKinds.ContextLength), Fallback("spare", Value = "none", On = ErrorKinds.Any)]
        [RetryWithBackoff(MaxAttempts = 2, MaxTotalAttempts = 5, RateLimitAttempts = 4, TimeoutAttempts = 1, OverloadedAttempts = 3, ServerErrorAttempts = 2, NetworkAttempts = 5, Jitter = RetryJitter.Equal)]
        [Timeout(TotalSeconds = 40, MinCharactersPerSecond = 20, ProbeSeconds = 1.5)]
        [CircuitBreaker(WhenAllOpen = WhenAllOpen.TryAnyway), Hedge(DelaySeconds = 2, MaxHedges = 1, MaxSurcharge = 0.2), Bulkhead(MaxConcurrency = 8, MaxQueued = 0)]
        public partial interface ISupportDesk
        {
            [Prompt("Answer:\n{body}")]
            Task<string> AnswerAsync(string body, CancellationToken cancellationToken = default);

            [Prompt("Summarise:\n{body}"), CircuitBreaker(Enabled = false), Hedge(MaxHedges = 2), Bulkhead(Enabled = false), RetryWithBackoff(Jitter = RetryJitter.None)]
            [Fallback(Models.Smart), Fallback(Method = nameof(ShortenAsync), On = ErrorKinds.Passing), Fallback(Value = "no summary")]
            ValueTask<LlmResult<string>> SummariseAsync(string body, CancellationToken cancellationToken = default);

            ValueTask<LlmResult<string>> ShortenAsync(string body, CancellationToken cancellationToken) => throw new NotSupportedException();
        }
        """);

    [Fact]
    public void Budgets() => VerifyFile(nameof(Budgets), """
        [assembly: Budget(MonthlyUsd = 500, TimeZone = "Europe/Berlin", SoftLimit = 0.8)]
        namespace Shop;
        public interface IBase { [Prompt("{x}")] Task<string> BaseAsync(string x); }
        [LlmClient, Budget(PerCallUsd = 0.05, DailyUsd = 20, PerTenantUsd = 2.5, OnExceeded = OnExceeded.Downgrade)]
        public partial interface IDesk : IBase
        {
            [Prompt("{x}")] Task<string> InheritsAsync(string x, [Tenant] string? tenant, CancellationToken cancellationToken = default);
            [Prompt("{x}"), Budget(PerMinuteUsd = 0.1, HourlyUsd = 1, WeeklyUsd = 50, PerTenantUsd = 0.5, TenantPeriod = BudgetPeriod.Hour, Window = BudgetWindow.Rolling, OnExceeded = OnExceeded.Wait)]
            IAsyncEnumerable<string> AddsAsync(string x, LlmCallOptions? options, [Tenant] string tenant);
            [Prompt("{x}"), Budget(Enabled = false)] Task<string> RemovesAsync(string x);
        }
        """);

    [Fact]
    public void Sensitive() => VerifyFile(nameof(Sensitive), """
        namespace Shop;
        public sealed record Card(string Number, decimal Limit);
        [LlmClient, TracePerformance(CaptureContent = ContentCapture.Always)]
        public partial interface IDesk
        {
            [SystemPrompt("Serve {name}."), Prompt("Charge {card.Number} for {name}, at the most {card.Limit:F2}.")]
            Task<string> ChargeAsync(string name, [Sensitive] Card card, CancellationToken cancellationToken = default);

            [Prompt("Describe {what}."), TracePerformance(CaptureContent = ContentCapture.Never)]
            IAsyncEnumerable<string> DescribeAsync<T>(T what, IEnumerable<ChatMessage> history, [Sensitive] DataContent scan, DataContent plan);

            [Prompt("Greet {name}.{#if name} All: {#each tags as tag}{tag}, {/each}{/if}{#if tags}Some.{/if}{#each names as n}{n} {name}{/each}"), TracePerformance(Enabled = false)]
            Task<string> GreetAsync(string name, [Sensitive] string[] tags, string[] names);
        }
        """);

    [Fact]
    public void PolicyInheritance() => VerifyFile(nameof(PolicyInheritance), """
        [assembly: Timeout(TotalSeconds = 60)]
        [assembly: RetryWithBackoff(Factor = 3)]
        namespace Shop;
        [Timeout(AttemptSeconds = 7)]
        public interface IBase { [Prompt("{x}")] Task<string> BaseAsync(string x); }
        [LlmClient, RetryWithBackoff(MaxAttempts = 4), TracePerformance, ModelOptions(Temperature = 0.5), Model("fast")]
        public partial interface IDesk : IBase
        {
            [Prompt("{x}")] Task<string> InheritsAsync(string x);
            [Prompt("{x}"), RetryWithBackoff(BaseDelaySeconds = 1), ModelOptions(Seed = 7)] Task<string> AddsAsync(string x);
            [Prompt("{x}"), RetryWithBackoff(Enabled = false), TracePerformance(Enabled = false), ModelOptions(Enabled = false)] Task<string> RemovesAsync(string x);
        }
        """);

    private static void Verify(string name, string source) => VerifyFile(name, "namespace Shop;\n" + source);

    private static void VerifyFile(string name, string source) => Snapshot.Verify(name, Sources.Run(source));
}
