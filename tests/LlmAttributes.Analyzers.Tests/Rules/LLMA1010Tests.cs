using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1010Tests
{
    [Fact]
    public Task Attribute_BesideOneThatWins_IsReported() => Verify.ReportsAsync("LLMA1010", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:Model("fast")|}]
            [RouteBy(RouteStrategy.Cost, "fast", "smart")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "Model", "GreetAsync", "where [RouteBy] chooses the model");

    [Theory]
    [InlineData("LlmCallOptions")]
    [InlineData("ChatOptions")]
    [InlineData("AITool")]
    public Task Sensitive_OnAParameterOutsideOfThePrompt_IsReported(string type) => Verify.ReportsAsync("LLMA1010", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync([Sensitive] {{type}} {|#0:extra|}, CancellationToken cancellationToken = default);
        }
        """, "Sensitive", "GreetAsync", "since 'extra' is no part of the prompt");

    [Fact]
    public Task Sensitive_OnPartsOfThePrompt_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync([Sensitive] string name, [Sensitive] IEnumerable<ChatMessage> history, [Sensitive] DataContent scan, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Content_OfADecoratedMethod_IsReported() => Verify.ReportsAsync("""
        [Decorate, TracePerformance({|LLMA1010:CaptureContent = ContentCapture.Always|})]
        public partial interface IStore
        {
            [TracePerformance({|LLMA1010:CaptureContent = ContentCapture.Never|})]
            Task<string> FindAsync([Sensitive] string {|LLMA1010:key|}, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Argument_ForStreamsOnly_IsReported() => Verify.ReportsAsync("LLMA1010", """
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 9, {|#0:FirstTokenSeconds = 3|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "FirstTokenSeconds", "GreetAsync", "which is no stream");

    [Theory]
    [InlineData("", "{|LLMA1010:Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\")|}", "IAsyncEnumerable<ChatResponseUpdate>")]
    [InlineData("", "{|LLMA1010:Cascade(\"a\", \"b\")|}", "LlmStream<int>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\", \"c\", {|LLMA1010:Judge = \"d\"|}, {|LLMA1010:EmbedBy = \"d\"|}, {|LLMA1010:ConfidenceTarget = 0.8|})", "Task<int>")]
    [InlineData("", "Ensemble(MergeStrategy.BestOfN, \"a\", \"b\", {|LLMA1010:TieBreak = TieBreak.Quality|}, {|LLMA1010:Similarity = TextSimilarityKind.Characters|})", "Task<string>")]
    [InlineData("", "Ensemble(MergeStrategy.WeightedConsensus, \"a\", \"b\", {|LLMA1010:TieBreak = TieBreak.Quality|}, {|LLMA1010:Similarity = TextSimilarityKind.Characters|}, EmbedBy = \"d\")", "Task<string>")]
    [InlineData("", "Ensemble(MergeStrategy.WeightedConsensus, \"a\", \"b\", {|LLMA1010:SynthesizeBy = \"d\"|})", "Task<int>")]
    [InlineData("", "{|LLMA1010:Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\")|}", "Task<LlmResult<ChatResponse>>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), {|LLMA1010:RouteBy(RouteStrategy.Cost, \"a\", \"b\")|}", "Task<string>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), {|LLMA1010:Fallback(\"c\")|}", "Task<string>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), {|LLMA1010:Model(\"c\")|}", "Task<string>")]
    [InlineData("Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\")", "{|LLMA1010:Model(\"c\")|}", "Task<string>")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\")", "{|LLMA1010:Model(\"c\")|}", "Task<string>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), Fallback({|LLMA1010:\"c\"|}, {|LLMA1010:\"d\"|}, Value = \"none\")", "Task<string>")]
    [InlineData("Fallback(\"a\")", "{|LLMA1010:Fallback(Enabled = false)|}, Fallback(\"b\")", "Task<string>")]
    [InlineData("Fallback(\"a\")", "{|LLMA1010:Fallback|}, Fallback(\"b\")", "Task<string>")]
    [InlineData("Fallback(\"a\")", "Fallback({|LLMA1010:On = ErrorKinds.Passing|})", "Task<string>")]
    [InlineData("", "{|LLMA1010:Fallback(Enabled = false)|}", "Task<string>")]
    [InlineData("", "{|LLMA1010:Hedge|}", "Task<string>")]
    [InlineData("", "Model(\"a\"), {|LLMA1010:Hedge|}", "Task<string>")]
    [InlineData("", "Model(\"a\"), Fallback(\"b\", On = ErrorKinds.ContentFilter), {|LLMA1010:Hedge|}", "Task<string>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), {|LLMA1010:Hedge|}", "Task<string>")]
    [InlineData("{|LLMA1010:Hedge|}", "CircuitBreaker", "Task<string>")]
    [InlineData("", "{|LLMA1010:Repair|}", "Task<string>")]
    [InlineData("", "{|LLMA1010:Repair|}", "ValueTask<LlmResult<string>>")]
    [InlineData("", "{|LLMA1010:Repair|}", "Task<ChatResponse>")]
    [InlineData("", "{|LLMA1010:Repair|}", "IAsyncEnumerable<string>")]
    [InlineData("{|LLMA1010:Repair|}", "CircuitBreaker", "Task<string>")]
    [InlineData("Repair", "Repair(Enabled = false, {|LLMA1010:MaxReasks = 2|})", "Task<int>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), Repair({|LLMA1010:EscalateTo = \"c\"|})", "Task<int>")]
    [InlineData("", "{|LLMA1010:MaskPersonalData(Enabled = false)|}", "Task<string>")]
    [InlineData("", "{|LLMA1010:MaskPersonalData(Kinds = PersonalDataKinds.None)|}", "Task<string>")]
    [InlineData("", "{|LLMA1010:Shadow(\"b\", Enabled = false)|}", "Task<string>")]
    [InlineData("", "{|LLMA1010:MonitorQuality(Enabled = false)|}", "Task<string>")]
    [InlineData("", "MonitorQuality({|LLMA1010:MaxRetries = 2|}, {|LLMA1010:EscalateTo = \"b\"|})", "Task<string>")]
    [InlineData("", "MonitorQuality(OnLow = OnLow.Fail, {|LLMA1010:MaxRetries = 2|})", "Task<string>")]
    [InlineData("", "MonitorQuality(OnLow = OnLow.Retry, {|LLMA1010:EscalateTo = \"b\"|})", "Task<string>")]
    [InlineData("", "MonitorQuality({|LLMA1010:OnLow = OnLow.Retry|}, {|LLMA1010:MaxRetries = 2|})", "IAsyncEnumerable<string>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\", \"c\"), MonitorQuality({|LLMA1010:OnLow = OnLow.Fail|})", "Task<string>")]
    [InlineData("{|LLMA1010:Hedge|}", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\")", "Task<string>")]
    [InlineData("", "{|LLMA1010:Bulkhead(Enabled = false)|}", "Task<string>")]
    [InlineData("CircuitBreaker", "CircuitBreaker(Enabled = false, {|LLMA1010:WhenAllOpen = WhenAllOpen.Fail|})", "Task<string>")]
    [InlineData("", "Timeout(TotalSeconds = 9, {|LLMA1010:MinCharactersPerSecond = 20|}, {|LLMA1010:ProbeSeconds = 1|})", "Task<string>")]
    [InlineData("", "Timeout(TotalSeconds = 9, {|LLMA1010:ProbeSeconds = 1|})", "IAsyncEnumerable<string>")]
    [InlineData("Timeout(TotalSeconds = 9, {|LLMA1010:ProbeSeconds = 1|})", "CircuitBreaker", "IAsyncEnumerable<string>")]
    [InlineData("", "RetryWithBackoff(MaxAttempts = 1, {|LLMA1010:Jitter = RetryJitter.None|})", "Task<string>")]
    [InlineData("", "RetryWithBackoff(MaxTotalAttempts = 1, {|LLMA1010:BaseDelaySeconds = 1|})", "Task<string>")]
    [InlineData("", "{|LLMA1010:RetryWithBackoff(Enabled = false)|}", "Task<string>")]
    [InlineData("RetryWithBackoff", "RetryWithBackoff(Enabled = false, {|LLMA1010:MaxAttempts = 2|})", "Task<string>")]
    [InlineData("", "RetryWithBackoff(MaxAttempts = 1, {|LLMA1010:Factor = 3|})", "Task<string>")]
    [InlineData("", "{|LLMA1010:Timeout|}", "Task<string>")]
    [InlineData("TracePerformance", "TracePerformance(Enabled = false, {|LLMA1010:CaptureContent = ContentCapture.Always|})", "Task<string>")]
    [InlineData("", "{|LLMA1010:Budget|}", "Task<string>")]
    [InlineData("", "Budget(PerCallUsd = 1, {|LLMA1010:Window = BudgetWindow.Rolling|}, {|LLMA1010:TimeZone = \"Europe/Berlin\"|}, {|LLMA1010:SoftLimit = 0.8|}, {|LLMA1010:TenantPeriod = BudgetPeriod.Day|})", "Task<string>")]
    [InlineData("", "Budget(DailyUsd = 1, Window = BudgetWindow.Rolling, {|LLMA1010:TimeZone = \"Europe/Berlin\"|})", "Task<string>")]
    [InlineData("Budget(DailyUsd = 1, Window = BudgetWindow.Rolling, {|LLMA1010:TimeZone = \"Europe/Berlin\"|})", "CircuitBreaker", "Task<string>")]
    [InlineData("", "Budget({|LLMA1010:OnExceeded = OnExceeded.Wait|})", "Task<string>")]
    [InlineData("", "{|LLMA1010:ModelOptions|}", "Task<string>")]
    [InlineData("{|LLMA1010:TracePerformance(Enabled = false)|}", "CircuitBreaker", "Task<string>")]
    [InlineData("Timeout({|LLMA1010:FirstTokenSeconds = 3|})", "CircuitBreaker", "Task<string>")]
    [InlineData("{|LLMA1010:Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\")|}", "CircuitBreaker", "IAsyncEnumerable<int>")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\"), {|LLMA1010:Model(\"c\")|}", "CircuitBreaker", "Task<string>")]
    [InlineData("Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), {|LLMA1010:Fallback(\"c\")|}", "CircuitBreaker", "Task<string>")]
    public Task Policy_ThatCannotApply_IsReported(string onContract, string onCall, string result) => Verify.ReportsAsync(Contract(onContract, onCall, result));

    [Theory]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\"), Fallback(\"c\")", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\")", "Task<string>")]
    [InlineData("Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), RouteBy(RouteStrategy.Cost, \"a\", \"b\")", "Ensemble(MergeStrategy.MajorityVote, Enabled = false)", "Task<string>")]
    [InlineData("Model(\"c\"), RouteBy(RouteStrategy.Cost, \"a\", \"b\")", "RouteBy(RouteStrategy.Cost, Enabled = false)", "Task<string>")]
    [InlineData("Timeout(TotalSeconds = 9)", "Timeout(Enabled = false)", "Task<string>")]
    [InlineData("Budget(MonthlyUsd = 9)", "Budget(OnExceeded = OnExceeded.Wait)", "Task<string>")]
    [InlineData("Budget(TimeZone = \"Europe/Berlin\", SoftLimit = 0.8, TenantPeriod = BudgetPeriod.Day)", "Budget(PerTenantUsd = 9)", "Task<string>")]
    [InlineData("Timeout(FirstTokenSeconds = 3)", "CircuitBreaker", "IAsyncEnumerable<string>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), Fallback(Value = \"none\")", "Task<string>")]
    [InlineData("Fallback(\"a\")", "Fallback(Enabled = false)", "Task<string>")]
    [InlineData("Hedge", "RouteBy(RouteStrategy.Cost, \"a\", \"b\")", "Task<string>")]
    [InlineData("Fallback(\"b\")", "Hedge", "Task<string>")]
    [InlineData("MaskPersonalData(Kinds = PersonalDataKinds.Email)", "MaskPersonalData(Sensitive = true)", "IAsyncEnumerable<string>")]
    [InlineData("", "MaskPersonalData(Kinds = PersonalDataKinds.None, Sensitive = true)", "Task<string>")]
    [InlineData("Shadow(\"b\")", "Shadow(\"b\", Enabled = false)", "Task<string>")]
    [InlineData("", "Shadow(\"b\", Share = 0.5, DailyUsd = 2, MaxConcurrency = 1)", "Task<int>")]
    [InlineData("", "Shadow(\"b\")", "IAsyncEnumerable<string>")]
    [InlineData("Shadow(\"b\")", "CircuitBreaker", "IAsyncEnumerable<string>")]
    [InlineData("", "Ensemble(MergeStrategy.FirstGood, \"a\", \"b\")", "IAsyncEnumerable<string>")]
    [InlineData("Cascade(\"a\", \"b\")", "CircuitBreaker", "LlmStream<string>")]
    [InlineData("", "Ensemble(MergeStrategy.WeightedConsensus, \"a\", \"b\", EmbedBy = \"d\", SynthesizeBy = \"e\")", "Task<EnsembleResponse<string>>")]
    [InlineData("", "Ensemble(MergeStrategy.WeightedConsensus, \"a\", \"b\", TieBreak = TieBreak.Quality, EarlyStop = EarlyStop.Confidence, ConfidenceTarget = 0.8)", "Task<int>")]
    [InlineData("", "Ensemble(MergeStrategy.BestOfN, \"a\", \"b\", Judge = \"c\")", "IAsyncEnumerable<string>")]
    [InlineData("MonitorQuality", "MonitorQuality(Enabled = false)", "Task<int>")]
    [InlineData("MonitorQuality(OnLow = OnLow.Retry)", "MonitorQuality(MaxRetries = 2)", "Task<string>")]
    [InlineData("MonitorQuality(OnLow = OnLow.Retry, MaxRetries = 2)", "CircuitBreaker", "IAsyncEnumerable<string>")]
    [InlineData("", "MonitorQuality(OnLow = OnLow.Flag, MinScore = 0.7)", "IAsyncEnumerable<string>")]
    [InlineData("", "MonitorQuality(OnLow = OnLow.Escalate, EscalateTo = \"b\", MaxRetries = 2)", "Task<string>")]
    [InlineData("Repair", "Repair(Enabled = false)", "Task<int>")]
    [InlineData("Repair", "CircuitBreaker", "ValueTask<LlmResult<DayOfWeek>>")]
    [InlineData("", "Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\"), Repair(MaxReasks = 2)", "Task<EnsembleResponse<bool>>")]
    [InlineData("Timeout(ProbeSeconds = 1)", "Timeout(MinCharactersPerSecond = 20)", "IAsyncEnumerable<string>")]
    [InlineData("Timeout(MinCharactersPerSecond = 20)", "Timeout(ProbeSeconds = 1)", "IAsyncEnumerable<string>")]
    [InlineData("CircuitBreaker", "CircuitBreaker(WhenAllOpen = WhenAllOpen.Fail)", "Task<string>")]
    [InlineData("", "RetryWithBackoff(MaxAttempts = 1, RateLimitAttempts = 3, BaseDelaySeconds = 1)", "Task<string>")]
    [InlineData("RetryWithBackoff(NetworkAttempts = 3)", "RetryWithBackoff(MaxAttempts = 1, BaseDelaySeconds = 1)", "Task<string>")]
    [InlineData("TracePerformance(Enabled = true)", "RetryWithBackoff", "Task<string>")]
    [InlineData("TracePerformance(CaptureContent = ContentCapture.Always)", "TracePerformance(CaptureContent = ContentCapture.Never)", "Task<string>")]
    [InlineData("RetryWithBackoff(MaxAttempts = 1, Factor = 3)", "RetryWithBackoff(MaxAttempts = 4)", "Task<string>")]
    public Task Policy_ThatApplies_IsQuiet(string onContract, string onCall, string result) => Verify.QuietAsync(Contract(onContract, onCall, result));

    private static string Contract(string onContract, string onCall, string result) => $$"""
        [LlmClient{{(onContract.Length > 0 ? ", " + onContract : "")}}]
        public partial interface IDesk
        {
            [Prompt("Greet."), {{onCall}}]
            {{result}} GreetAsync(CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public Task Attributes_OutsideOfAnyContract_AreReported() => Verify.ReportsAsync("""
        [{|LLMA1010:TracePerformance|}]
        public interface IPlain
        {
            [{|LLMA1010:Prompt("Greet.")|}]
            Task<string> GreetAsync();
        }

        public class Plain
        {
            [{|LLMA1010:RetryWithBackoff|}]
            public void Run()
            {
                [{|LLMA1010:Timeout(TotalSeconds = 3)|}]
                static void Local()
                {
                }

                Action lambda = [{|LLMA1010:TracePerformance|}] () => Local();
                lambda();
            }
        }
        """);

    [Fact]
    public Task Attributes_OnMembersWithBody_AreReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA1010:TracePerformance|}]
            Task<string> GreetAsync() => Task.FromResult("hi");

            [{|LLMA1010:Prompt("Greet.")|}]
            static Task<string> GreetTwiceAsync() => Task.FromResult("hi");
        }
        """);

    [Fact]
    public Task Accessors_OfPropertiesWithBody_AreReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            string Name
            {
                [{|LLMA1010:TracePerformance|}]
                get => "desk";
            }
        }
        """);

    [Fact]
    public Task Attributes_OfModels_AreReportedWhereThereIsNoKey() => Verify.ReportsAsync("""
        [assembly: {|LLMA1010:LlmModel|}]
        [assembly: LlmModel("big")]

        public static class Models
        {
            [LlmModel({|LLMA1010:"quick"|})]
            public const string Fast = "fast";

            [{|LLMA1010:LlmModel|}]
            public static readonly string Smart = "smart";

            [LlmModel, {|LLMA1010:LlmModel|}]
            public const string Local = "local";
        }
        """);

    [Fact]
    public Task Details_WithoutTheModelTheyBelongTo_AreReported() => Verify.ReportsAsync("""
        [assembly: LlmModel("big"), LlmModelTier("big", 200_000), LlmModelQuality("big", "Translation", 0.5)]
        [assembly: {|LLMA1010:LlmModelTier("small", 200_000)|}, {|LLMA1010:LlmModelQuality("small", "Translation", 0.5)|}]
        [assembly: {|LLMA1010:LlmModelTier(200_000)|}]

        public static class Models
        {
            [LlmModel, LlmModelTier(200_000), LlmModelQuality("Translation", 0.5), LlmModelTier({|LLMA1010:"quick"|}, 300_000)]
            public const string Fast = "fast";

            [{|LLMA1010:LlmModelTier(200_000)|}]
            public const string Smart = "smart";
        }
        """);

    [Fact]
    public Task Attributes_OfAnAssemblyWithoutContract_AreReported() => Verify.ReportsAsync("""
        [assembly: {|LLMA1010:Model("fast")|}]
        [assembly: {|LLMA1010:TracePerformance|}]
        """);

    [Fact]
    public Task Attributes_OfAnAssemblyWithContract_AreQuiet() => Verify.QuietAsync("""
        [assembly: Model("fast")]
        [assembly: TracePerformance]

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Attributes_OfABaseOfAContract_AreQuiet() => Verify.QuietAsync("""
        [TracePerformance]
        public interface IBase
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }

        [LlmClient]
        public partial interface IDesk : IBase
        {

        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1010", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA1010:Timeout|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Fix_OfAnAttributeOnItsOwnLine_RemovesTheLine() => Verify.FixesAsync<RemoveWithoutEffectFix>("""
        [LlmClient]
        public partial interface IDesk
        {
            // cheap
            [RouteBy(RouteStrategy.Cost, "fast", "smart")]
            [{|LLMA1010:Model("fast")|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, """
        [LlmClient]
        public partial interface IDesk
        {
            // cheap
            [RouteBy(RouteStrategy.Cost, "fast", "smart")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "Remove [Model]");

    [Fact]
    public Task Fix_OfAnArgument_RemovesTheArgument() => Verify.FixesAsync<RemoveWithoutEffectFix>("""
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout({|LLMA1010:FirstTokenSeconds = 3|}, TotalSeconds = 9)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, """
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 9)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "Remove 'FirstTokenSeconds'");

    [Fact]
    public Task FixAll_OfSharedLists_KeepsTheOthers() => Verify.FixesAsync<RemoveWithoutEffectFix>("""
        public class Plain
        {
            [{|LLMA1010:Timeout(TotalSeconds = 3)|}, Obsolete, {|LLMA1010:TracePerformance|}]
            public void One() { }

            [{|LLMA1010:Budget(PerCallUsd = 3)|}, {|LLMA1010:TracePerformance|}] public void Two() { }

            [Obsolete, {|LLMA1010:CircuitBreaker|}]
            public void Three() { }
        }
        """, """
        public class Plain
        {
            [Obsolete]
            public void One() { }

            public void Two() { }

            [Obsolete]
            public void Three() { }
        }
        """);

    [Fact]
    public Task OptimizeQuery_WithoutStrategies_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA1010:OptimizeQuery(Strategies = QueryStrategies.None)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task OptimizeQuery_OnDecorated_IsReported() => Verify.ReportsAsync("""
        [Decorate, {|LLMA1010:OptimizeQuery|}, TracePerformance]
        public partial interface IStore
        {
            Task<string> ReadAsync(string key, CancellationToken cancellationToken = default);
        }
        """);
}
