using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2021Tests
{
    private const string Desk = """
        [LlmClient, RouteBy(RouteStrategy.Sticky, "a", "b")]
        public partial interface IDesk
        {
            [Prompt("Advise on {topic}."), Cache]
            Task<string> AdviseAsync(string topic, [StickyKey] string {|LLMA2021:userId|}, CancellationToken token = default);
        }
        """;

    private static string Of(string parameter) => $$"""
        [LlmClient, Cache]
        public partial interface IDesk
        {
            [Prompt("Advise on {topic}.")]
            Task<string> AdviseAsync(string topic, {{parameter}}, CancellationToken token = default);
        }
        """;

    [Fact]
    public Task Owner_ThatPartsNothing_IsReported() => Verify.ReportsAsync("LLMA2021", Desk.Replace("LLMA2021", "#0", StringComparison.Ordinal), "AdviseAsync", "userId");

    [Theory]
    [InlineData("tenantId")]
    [InlineData("customerId")]
    [InlineData("currentUser")]
    [InlineData("account")]
    [InlineData("Organisation_Key")]
    [InlineData("tenantid")]
    public Task Owner_InNoPrompt_IsReportedInPlaceOfTheUnusedParameter(string name) => Verify.ReportsAsync(Of($"string {{|LLMA2021:{name}|}}"));

    [Theory]
    [InlineData("userMessage")]
    [InlineData("superuser")]
    [InlineData("borg")]
    [InlineData("identity")]
    public Task OtherName_IsAnUnusedParameter(string name) => Verify.ReportsAsync(Of($"string {{|LLMA1202:{name}|}}"));

    [Fact]
    public Task Owner_ThatIsATenant_IsQuiet() => Verify.QuietAsync(Of("[Tenant] string tenantId"));

    [Fact]
    public Task Owner_ThatPartsTheCache_IsQuiet() => Verify.QuietAsync("""
        [LlmClient, RouteBy(RouteStrategy.Sticky, "a", "b")]
        public partial interface IDesk
        {
            [Prompt("Advise on {topic}."), Cache(PartitionBy = "userId")]
            Task<string> AdviseAsync(string topic, [StickyKey] string userId, CancellationToken token = default);

            [Prompt("Advise on {topic}."), Cache, OptimizeQuery(PartitionBy = ["userId"])]
            Task<string> HelpAsync(string topic, [StickyKey] string userId, CancellationToken token = default);

            [Prompt("Advise {userId} on {topic}."), Cache]
            Task<string> NameAsync(string topic, [StickyKey] string userId, CancellationToken token = default);

            [Prompt("Advise on {topic}."), Cache]
            Task<string> SessionAsync(string topic, [StickyKey] string session, CancellationToken token = default);

            [Prompt("Advise on {topic}.")]
            Task<string> PlainAsync(string topic, [StickyKey] string userId, CancellationToken token = default);
        }
        """);

    [Fact]
    public Task Owner_OfQueriesThatAreKeptNowhere_PartsNothing() => Verify.ReportsAsync("""
        [LlmClient, Cache]
        public partial interface IDesk
        {
            [Prompt("Advise on {topic}."), OptimizeQuery({|LLMA1010:PartitionBy = ["userId"]|})]
            Task<string> AdviseAsync([Sensitive] string topic, string {|LLMA2021:userId|}, CancellationToken token = default);
        }
        """);

    [Fact]
    public Task Fix_OfTheCall_NamesThePartition() => Verify.FixesAsync<PartCacheFix>(
        Desk,
        Desk.Replace("Cache]", "Cache(PartitionBy = \"userId\")]", StringComparison.Ordinal).Replace("{|LLMA2021:userId|}", "userId", StringComparison.Ordinal),
        "Part the cache by 'userId'");

    [Fact]
    public Task Fix_OfAnInheritedCache_AddsOne() => Verify.FixesAsync<PartCacheFix>(
        Of("string {|LLMA2021:userId|}"), Of("string userId").Replace("{topic}.\")]", "{topic}.\"), Cache(PartitionBy = \"userId\")]", StringComparison.Ordinal));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2021", Desk);
}
