namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2002Tests
{
    [Fact]
    public Task Attempts_OfNone_AreReported() => Verify.ReportsAsync("LLMA2002", """
        [LlmClient]
        public partial interface IDesk
        {
            [RetryWithBackoff({|#0:MaxAttempts = 0|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "MaxAttempts", "GreetAsync", "0");

    [Theory]
    [InlineData("MaxTotalAttempts")]
    [InlineData("RateLimitAttempts")]
    [InlineData("TimeoutAttempts")]
    [InlineData("OverloadedAttempts")]
    [InlineData("ServerErrorAttempts")]
    [InlineData("NetworkAttempts")]
    public Task Attempts_OfEachName_AreReportedWithIt(string name) => Verify.ReportsAsync("LLMA2002", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [RetryWithBackoff({|#0:{{name}} = 0|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, name, "GreetAsync", "0");

    [Fact]
    public Task Attempts_OfOne_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RetryWithBackoff(MaxAttempts = 1)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2002", """
        [LlmClient]
        public partial interface IDesk
        {
            [RetryWithBackoff({|LLMA2002:MaxAttempts = -3|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
