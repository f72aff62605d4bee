namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2021Tests
{
    [Fact]
    public Task Owner_ThatPartsNothing_IsReported() => Verify.ReportsAsync("LLMA2021", """
        [LlmClient, RouteBy(RouteStrategy.Sticky, "a", "b")]
        public partial interface IDesk
        {
            [Prompt("Advise on {topic}."), Cache]
            Task<string> AdviseAsync(string topic, [StickyKey] string {|#0:userId|}, CancellationToken token = default);
        }
        """, "AdviseAsync", "userId");

    [Fact]
    public Task Owner_ThatPartsTheCache_IsQuiet() => Verify.QuietAsync("""
        [LlmClient, RouteBy(RouteStrategy.Sticky, "a", "b")]
        public partial interface IDesk
        {
            [Prompt("Advise on {topic}."), Cache(PartitionBy = "userId")]
            Task<string> AdviseAsync(string topic, [StickyKey] string userId, CancellationToken token = default);

            [Prompt("Advise on {topic}."), Cache]
            Task<string> SessionAsync(string topic, [StickyKey] string session, CancellationToken token = default);

            [Prompt("Advise on {topic}.")]
            Task<string> PlainAsync(string topic, [StickyKey] string userId, CancellationToken token = default);
        }
        """);
}
