namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1010DecoratedTests
{
    [Fact]
    public Task Attributes_OfADecoratedInterface_AreReportedWhereTheyCannotApply() => Verify.ReportsAsync("""
        [Decorate, TracePerformance, RetryWithBackoff, {|LLMA1010:SystemPrompt("Be kind.")|}, {|LLMA1010:Budget(PerCallUsd = 1)|}]
        public partial interface IStore
        {
            [Timeout(TotalSeconds = 9, {|LLMA1010:FirstTokenSeconds = 1|}, {|LLMA1010:MinCharactersPerSecond = 1|})]
            Task LoadAsync();

            [{|LLMA1010:Hedge|}, {|LLMA1010:Cache|}]
            Task FindAsync();

            [TracePerformance(Enabled = false), CircuitBreaker(WhenAllOpen = WhenAllOpen.Fail), Cache, Fallback(Value = 0)]
            [{|LLMA1010:RetryWithBackoff|}, {|LLMA1010:Timeout(TotalSeconds = 99)|}, {|LLMA1010:Bulkhead|}]
            int Count();

            [Timeout(FirstTokenSeconds = 1, IdleSeconds = 2, {|LLMA1010:ProbeSeconds = 1|}), Bulkhead, CircuitBreaker, RetryWithBackoff(MaxAttempts = 2)]
            [{|LLMA1010:Cache|}]
            IAsyncEnumerable<string> ListAsync();

            [{|LLMA1010:Prompt("Greet.")|}]
            Task SaveAsync();

            [{|LLMA1010:Cache(Enabled = false)|}, {|LLMA1010:Fallback("a")|}]
            Task<int> SizeAsync();

            [Fallback({|LLMA1010:"a"|}, {|LLMA1010:"b"|}, Value = 1), {|LLMA1010:Fallback(Enabled = false)|}]
            Task<int> LengthAsync();

            [{|LLMA1010:Cache|}]
            int WithBody() => 1;
        }
        """);

    [Fact]
    public Task Attributes_OfADecoratedInterface_AreReportedWhereNoMethodCanHaveThem() => Verify.ReportsAsync("""
        public interface ITasks
        {
            Task LoadAsync();
        }

        [Decorate, CircuitBreaker, {|LLMA1010:Bulkhead|}, {|LLMA1010:Timeout(TotalSeconds = 99)|}, {|LLMA1010:RetryWithBackoff|}, {|LLMA1010:Cache|}]
        [Fallback({|LLMA1010:"a"|}, Method = nameof(Clear))]
        public partial interface ISynchronous
        {
            [Fallback(Enabled = false)] void Clear();
        }

        [Decorate, Bulkhead, Timeout(TotalSeconds = 1, {|LLMA1010:IdleSeconds = 1|}), {|LLMA1010:Cache|}]
        public partial interface IInherited : ITasks
        {
        }

        [Decorate, Timeout(TotalSeconds = 1, IdleSeconds = 1), Cache(DurationSeconds = 5)]
        public partial interface IStreams : ITasks
        {
            IAsyncEnumerable<int> ListAsync();
            int Count();
        }
        """);

    [Fact]
    public Task Cache_OnAContract_ReportsWhatIsOfTheOtherKind() => Verify.ReportsAsync("""
        [LlmClient, Cache]
        public partial interface IDesk
        {
            [Prompt("Greet."), Cache({|LLMA1010:MaxEntries = 5|})]
            Task<string> GreetAsync(CancellationToken token = default);

            [Prompt("Greet {user}."), Cache(PartitionBy = "user"), Model("a")]
            Task<string> ForAsync(string user, CancellationToken token = default);

            [Prompt("Greet."), Cache({|LLMA1010:PartitionBy = "user"|})]
            Task<string> ForNobodyAsync([Tenant] string user, CancellationToken token = default);

            [Prompt("Go on."), {|LLMA1010:Cache|}]
            Task<string> GoOnAsync([Memory] string id, CancellationToken token = default);

            [Prompt("Vote."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c"), {|LLMA1010:Cache|}]
            Task<EnsembleResponse<bool>> VoteAsync(CancellationToken token = default);
        }

        [LlmClient, Decorate, Cache]
        public partial interface IBoth
        {
            [Prompt("Greet."), Cache(MaxEntries = 5, Jitter = 0)]
            Task<string> GreetAsync(CancellationToken token = default);
        }

        [Decorate]
        public partial interface IStore
        {
            [Cache(MaxEntries = 5, {|LLMA1010:Jitter = 0|}, {|LLMA1010:Mode = LlmCacheMode.Off|}, {|LLMA1010:Tags = new[] { "a" }|})]
            Task<int> CountAsync();
        }

        [LlmClient, {|LLMA1010:Cache|}]
        public partial interface IChat
        {
            [Prompt("Go on.")]
            Task<string> GoOnAsync([Memory] string id, CancellationToken token = default);
        }
        """);

    [Fact]
    public Task Cache_OfAnAssembly_NeedsAContractOrADecoratedInterface() => Verify.ReportsAsync("""
        [assembly: {|LLMA1010:Cache|}]

        public interface IDesk
        {
            Task<string> GreetAsync(CancellationToken token = default);
        }
        """);

    [Fact]
    public Task Cache_OfAnAssemblyWithAContract_IsQuiet() => Verify.QuietAsync("""
        [assembly: Cache]

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken token = default);
        }
        """);

    [Fact]
    public Task Fallback_OfAnAssemblyWithDecoratedInterfacesOnly_NeedsALastResort() => Verify.ReportsAsync("""
        [assembly: {|LLMA1010:Fallback("a")|}, Fallback(Value = 1), Cache]

        [Decorate]
        public partial interface IStore
        {
            Task<int> CountAsync();
        }
        """);

    [Fact]
    public Task Decorate_WithoutAnyPolicy_IsReported() => Verify.ReportsAsync("""
        [{|LLMA1010:Decorate|}]
        public partial interface IStore
        {
            Task LoadAsync();
        }
        """);
}
