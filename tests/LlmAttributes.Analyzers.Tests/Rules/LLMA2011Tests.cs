namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2011Tests
{
    [Fact]
    public Task Hedge_OnACallWithOptions_IsReported() => Verify.ReportsAsync("LLMA2011", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book {room}."), RouteBy(RouteStrategy.Speed, "a", "b"), {|#0:Hedge|}]
            Task<string> BookAsync(string room, ChatOptions? options, CancellationToken cancellationToken = default);
        }
        """, "BookAsync", "options");

    [Fact]
    public Task Hedge_OfTheContract_IsReportedAtTheOptions() => Verify.ReportsAsync("""
        public class MyOptions : ChatOptions { }

        [LlmClient, RouteBy(RouteStrategy.Speed, "a", "b"), Hedge]
        public partial interface IDesk
        {
            [Prompt("Book {room}.")]
            IAsyncEnumerable<string> BookAsync(string room, MyOptions {|LLMA2011:options|}, CancellationToken cancellationToken = default);

            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Vote."), Ensemble(MergeStrategy.MajorityVote, "a", "b")]
            Task<string> VoteAsync(ChatOptions options, CancellationToken cancellationToken = default);

            [Prompt("Meet."), Hedge(Enabled = false)]
            Task<string> MeetAsync(ChatOptions options, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2011", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book."), Fallback("b"), {|LLMA2011:Hedge|}]
            Task<string> BookAsync(ChatOptions? options, CancellationToken cancellationToken = default);
        }
        """);
}
