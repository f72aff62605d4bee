namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2017Tests
{
    [Theory]
    [InlineData("AITool")]
    [InlineData("AIFunction?")]
    [InlineData("AITool[]")]
    [InlineData("IEnumerable<AIFunction>")]
    [InlineData("IList<AITool?>")]
    [InlineData("System.Collections.Immutable.ImmutableArray<AITool>")]
    public Task Hedge_OnACallWithTools_IsReported(string type) => Verify.ReportsAsync("LLMA2017", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book {room}."), RouteBy(RouteStrategy.Speed, "a", "b"), {|#0:Hedge|}]
            Task<string> BookAsync(string room, {{type}} tools, CancellationToken cancellationToken = default);
        }
        """, "BookAsync", "tools", "remove [Hedge]");

    [Fact]
    public Task Hedge_OfTheContract_IsReportedAtTheTools() => Verify.ReportsAsync("LLMA2017", """
        public class Booking : AITool { }

        [LlmClient, Model("a"), Fallback("b"), Hedge]
        public partial interface IDesk
        {
            [Prompt("Book {room}.")]
            IAsyncEnumerable<string> BookAsync(string room, Booking {|#0:tools|}, CancellationToken cancellationToken = default);

            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Vote."), Ensemble(MergeStrategy.MajorityVote, "a", "b")]
            Task<string> VoteAsync(AITool tool, CancellationToken cancellationToken = default);

            [Prompt("Meet."), Hedge(Enabled = false)]
            Task<string> MeetAsync(AITool tool, CancellationToken cancellationToken = default);
        }
        """, "BookAsync", "tools", "put [Hedge(Enabled = false)] on it");

    [Fact]
    public Task Hedge_OfTheAssembly_IsReportedAtTheTools() => Verify.ReportsAsync("LLMA2017", """
        [assembly: Hedge]

        [LlmClient, RouteBy(RouteStrategy.Speed, "a", "b")]
        public partial interface IDesk
        {
            [Prompt("Book.")]
            Task<string> BookAsync(AITool[] {|#0:tools|}, CancellationToken cancellationToken = default);
        }
        """, "BookAsync", "tools", "put [Hedge(Enabled = false)] on it");

    [Fact]
    public Task Hedge_OnACallWithToolsAndOptions_IsReportedOnce() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book."), RouteBy(RouteStrategy.Speed, "a", "b"), {|LLMA2017:Hedge|}]
            Task<string> BookAsync(ChatOptions options, AITool tool, CancellationToken cancellationToken = default);
        }
        """);

    [Theory]
    [InlineData("Model(\"a\")")]
    [InlineData("Model(\"a\"), Fallback(\"b\", On = ErrorKinds.RateLimit)")]
    public Task Hedge_WithNobodyToAskToo_IsWithoutEffectInstead(string policies) => Verify.ReportsAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book."), {{policies}}, {|LLMA1010:Hedge|}]
            Task<string> BookAsync(AITool tool, CancellationToken cancellationToken = default);
        }
        """);
}
