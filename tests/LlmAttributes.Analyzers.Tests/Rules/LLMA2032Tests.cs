using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2032Tests
{
    private static string Desk(string parameter, string arguments = "") => $$"""
        [LlmClient, RouteBy(RouteStrategy.Sticky, "a", "b")]
        public partial interface IDesk
        {
            [Prompt("Advise {topic}."), Cache(Semantic = true{{arguments}})]
            Task<string> AdviseAsync(string topic, {{parameter}}, CancellationToken token = default);
        }
        """;

    [Fact]
    public Task StickyOwner_ThatPartsNothing_IsReported() => Verify.ReportsAsync("LLMA2032", Desk("[StickyKey] string {|#0:userId|}"), "AdviseAsync", "userId");

    [Fact]
    public Task Owner_WhoseMeaningDecides_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Advise {customerName}."), Cache(Semantic = true)]
            Task<string> AdviseAsync(string {|LLMA2032:customerName|}, CancellationToken token = default);
        }
        """);

    [Theory]
    [InlineData("[StickyKey] string userId", ", PartitionBy = \"userId\"")]
    [InlineData("[Tenant] string tenantId", "")]
    [InlineData("[StickyKey] string session", "")]
    public Task Call_WhoseOwnerPartsTheAnswers_IsQuiet(string parameter, string arguments) =>
        Verify.QuietAsync(Desk(parameter, arguments), static test => test.DisabledDiagnostics.Add("LLMA2212"));

    [Fact]
    public Task Fix_NamesThePartition() => Verify.FixesAsync<PartCacheFix>(Desk("[StickyKey] string {|LLMA2032:userId|}"), Desk("[StickyKey] string userId", ", PartitionBy = \"userId\""));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2032", Desk("[StickyKey] string {|LLMA2032:userId|}"));
}
