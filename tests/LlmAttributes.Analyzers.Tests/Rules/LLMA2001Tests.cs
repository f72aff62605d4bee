namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2001Tests
{
    [Fact]
    public Task Number_NotPositive_IsReported() => Verify.ReportsAsync("LLMA2001", """
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout({|#0:TotalSeconds = 0|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "TotalSeconds", "Timeout", "GreetAsync", "0", "more than 0");

    [Theory]
    [InlineData("Timeout({|LLMA2001:AttemptSeconds = -1|})")]
    [InlineData("Timeout({|LLMA2001:TotalSeconds = double.PositiveInfinity|})")]
    [InlineData("Timeout({|LLMA2001:MinCharactersPerSecond = 0|}, {|LLMA2001:ProbeSeconds = -1|})", "IAsyncEnumerable<string>")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\"), Hedge({|LLMA2001:DelaySeconds = 0|})")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\"), Hedge({|LLMA2001:MaxHedges = 0|})")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\"), Hedge({|LLMA2001:MaxSurcharge = 0|})")]
    [InlineData("Bulkhead({|LLMA2001:MaxConcurrency = 0|})")]
    [InlineData("Bulkhead({|LLMA2001:MaxQueued = -1|})")]
    [InlineData("Shadow(\"b\", {|LLMA2001:Share = 1.5|}, {|LLMA2001:MaxConcurrency = 0|})", "Task<string>")]
    [InlineData("Shadow(\"b\", {|LLMA2001:Share = 0|}, {|LLMA2001:DailyUsd = 0|})", "Task<string>")]
    [InlineData("MonitorQuality(OnLow = OnLow.Retry, {|LLMA2001:MinScore = 1.1|}, {|LLMA2001:MaxRetries = 0|})", "Task<string>")]
    [InlineData("Repair({|LLMA2001:MaxReasks = 0|}, {|LLMA2001:TemperatureStep = 2.1|})", "Task<int>")]
    [InlineData("Repair(EscalateTo = \"a\", {|LLMA2001:TemperatureStep = double.NegativeInfinity|})", "Task<int>")]
    [InlineData("RetryWithBackoff({|LLMA2001:BaseDelaySeconds = 0|})")]
    [InlineData("RetryWithBackoff({|LLMA2001:MaxDelaySeconds = -0.5|})")]
    [InlineData("RetryWithBackoff({|LLMA2001:Factor = 0.5|})")]
    [InlineData("Budget({|LLMA2001:PerCallUsd = 0|})")]
    [InlineData("Budget({|LLMA2001:PerCallUsd = 1e30|})")]
    [InlineData("Budget({|LLMA2001:PerMinuteUsd = 0|}, {|LLMA2001:HourlyUsd = -1|}, {|LLMA2001:DailyUsd = 9000001|}, {|LLMA2001:WeeklyUsd = double.PositiveInfinity|}, {|LLMA2001:MonthlyUsd = 1e30|})")]
    [InlineData("Budget(DailyUsd = 1, {|LLMA2001:PerTenantUsd = 0|}, {|LLMA2001:SoftLimit = 1.1|})")]
    [InlineData("Budget(DailyUsd = 1, {|LLMA2001:SoftLimit = 0|})")]
    [InlineData("ModelOptions({|LLMA2001:Temperature = -0.1|})")]
    [InlineData("ModelOptions({|LLMA2001:TopP = 0|})")]
    [InlineData("ModelOptions({|LLMA2001:TopP = 1.1|})")]
    [InlineData("ModelOptions({|LLMA2001:MaxOutputTokens = 0|})")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\", {|LLMA2001:MinQuality = 1.5|})")]
    [InlineData("Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\", {|LLMA2001:TimeoutSeconds = 0|})")]
    public Task Number_OutOfRange_IsReported(string attribute, string result = "Task<string>") => Verify.ReportsAsync(Contract(attribute, result));

    [Theory]
    [InlineData("Timeout(TotalSeconds = 0.001)")]
    [InlineData("Timeout(TotalSeconds = double.NaN)")]
    [InlineData("RetryWithBackoff(Factor = 1)")]
    [InlineData("Bulkhead(MaxConcurrency = 1, MaxQueued = 0)")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\"), Hedge(DelaySeconds = 0.1, MaxHedges = 1, MaxSurcharge = 0.01)")]
    [InlineData("Budget(PerCallUsd = 0.0001)")]
    [InlineData("Budget(PerCallUsd = 9999999, MonthlyUsd = 9000000, PerTenantUsd = 0.01, SoftLimit = 1)")]
    [InlineData("ModelOptions(Temperature = 0, TopP = 1, MaxOutputTokens = 1, Seed = -7)")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\", MinQuality = 0)")]
    public Task Number_InRange_IsQuiet(string attribute) => Verify.QuietAsync(Contract(attribute));

    private static string Contract(string attribute, string result = "Task<string>") => $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), {{attribute}}]
            {{result}} GreetAsync(CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public Task Number_OfAModel_IsReported() => Verify.ReportsAsync("""
        [assembly: LlmModel("big", {|LLMA2001:ContextWindow = -1|})]

        public static class Models
        {
            [LlmModel({|LLMA2001:RequestsPerMinute = 0|}, {|LLMA2001:TokensPerMinute = -1|}, {|LLMA2001:MaxConcurrency = 0|})]
            public const string Slow = "slow";

            [LlmModel({|LLMA2001:InputUsdPerMillionTokens = -1|}, {|LLMA2001:Quality = 1.5|}, {|LLMA2001:TokensPerSecond = 0|}, OutputUsdPerMillionTokens = 0)]
            public const string Fast = "fast";
        }
        """);

    [Fact]
    public Task Number_OfTheAssembly_IsReportedOnce() => Verify.ReportsAsync("""
        [assembly: Timeout({|LLMA2001:TotalSeconds = -1|})]

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }

        [LlmClient]
        public partial interface IHelp
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Number_OfTheContract_IsReportedOnce() => Verify.ReportsAsync("""
        [LlmClient]
        [Timeout({|LLMA2001:TotalSeconds = -1|})]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);

            [Prompt("Greet {name}.")]
            Task<string> MeetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2001", """
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout({|LLMA2001:TotalSeconds = 0|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Quality_OfOneTypeOfTask_IsBetweenZeroAndOne() => Verify.ReportsAsync("""
        [assembly: LlmModel("big"), LlmModelQuality("big", "Translation", {|LLMA2001:1.5|})]
        public static class Models
        {
            [LlmModel, LlmModelTier(200_000, {|LLMA2001:InputUsdPerMillionTokens = -1|}), LlmModelQuality("Translation", {|LLMA2001:-0.1|}), LlmModelQuality("Extraction", 1)]
            public const string Fast = "fast";
        }
        """);

    [Fact]
    public Task Tokens_AddedToAQuery_AreNotNegative() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [OptimizeQuery({|LLMA2001:MaxAddedTokens = -1|})]
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Theory]
    [InlineData("MaxAgeSeconds = 0")]
    [InlineData("DurationSeconds = 0")]
    [InlineData("FailureSeconds = -1")]
    [InlineData("Jitter = 1.1")]
    [InlineData("MaxWrongHitRate = 0.5")]
    public Task Number_OfACache_MustBeInRange(string argument) => Verify.ReportsAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Cache(Semantic = true, {|LLMA2001:{{argument}}|})]
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
