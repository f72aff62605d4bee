namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2012Tests
{
    [Fact]
    public Task Retry_OnAStream_IsReportedOnce() => Verify.ReportsAsync("LLMA2012", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Tell."), {|#0:RetryWithBackoff|}, Fallback("a")]
            IAsyncEnumerable<string> TellAsync(CancellationToken cancellationToken = default);
        }
        """, "RetryWithBackoff", "TellAsync");

    [Fact]
    public Task Fallback_OnAContractOfStreams_IsReportedThere() => Verify.ReportsAsync("LLMA2012", """
        [LlmClient, {|#0:Fallback("a")|}]
        public partial interface IDesk
        {
            [Prompt("Tell.")]
            IAsyncEnumerable<string> TellAsync(CancellationToken cancellationToken = default);

            [Prompt("Sing.")]
            IAsyncEnumerable<ChatResponseUpdate> SingAsync(CancellationToken cancellationToken = default);
        }
        """, "Fallback", "IDesk");

    [Theory]
    [InlineData("RetryWithBackoff", "TracePerformance", "Task<string>")]
    [InlineData("TracePerformance", "RetryWithBackoff", "Task<string>")]
    [InlineData("TracePerformance", "Fallback(Value = \"none\")", "IAsyncEnumerable<string>")]
    [InlineData("RetryWithBackoff", "RetryWithBackoff(Enabled = false)", "IAsyncEnumerable<string>")]
    public Task Attribute_ThatIsNotForStreams_IsQuiet(string onContract, string onCall, string result) => Verify.QuietAsync($$"""
        [LlmClient, {{onContract}}]
        public partial interface IDesk
        {
            [Prompt("Tell."), {{onCall}}]
            {{result}} TellAsync(CancellationToken cancellationToken = default);

            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2012", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Tell."), {|LLMA2012:RetryWithBackoff|}]
            IAsyncEnumerable<string> TellAsync(CancellationToken cancellationToken = default);
        }
        """);
}
