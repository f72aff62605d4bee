namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2016Tests
{
    [Fact]
    public Task Retry_OnACallWithOptions_IsReported() => Verify.ReportsAsync("LLMA2016", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book {room}."), {|#0:RetryWithBackoff|}]
            Task<string> BookAsync(string room, ChatOptions? options, CancellationToken cancellationToken = default);
        }
        """, "BookAsync", "options", "options");

    [Theory]
    [InlineData("AIFunction", "tool")]
    [InlineData("IReadOnlyList<AITool>", "tools")]
    public Task Retry_OnACallWithTools_IsReported(string type, string noun) => Verify.ReportsAsync("LLMA2016", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book {room}."), {|#0:RetryWithBackoff|}]
            Task<string> BookAsync(string room, {{type}} book, CancellationToken cancellationToken = default);
        }
        """, "BookAsync", noun, "book");

    [Fact]
    public Task Retry_OfTheContract_IsReportedAtTheOptions() => Verify.ReportsAsync("""
        [LlmClient, RetryWithBackoff]
        public partial interface IDesk
        {
            [Prompt("Book {room}.")]
            Task<string> BookAsync(string room, ChatOptions {|LLMA2016:options|}, CancellationToken cancellationToken = default);

            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Meet."), RetryWithBackoff(Enabled = false)]
            Task<string> MeetAsync(ChatOptions options, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Retry_OfOneAttempt_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book {room}."), RetryWithBackoff(MaxAttempts = 1)]
            Task<string> BookAsync(string room, ChatOptions? options, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2016", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book."), {|LLMA2016:RetryWithBackoff|}]
            Task<string> BookAsync(ChatOptions? options, CancellationToken cancellationToken = default);
        }
        """);
}
