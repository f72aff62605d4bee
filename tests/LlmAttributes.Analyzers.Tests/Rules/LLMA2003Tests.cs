namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2003Tests
{
    [Fact]
    public Task Attempt_LongerThanTheCall_IsReported() => Verify.ReportsAsync("LLMA2003", """
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 10, {|#0:AttemptSeconds = 12.5|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "AttemptSeconds", "GreetAsync", "12.5", "10");

    [Fact]
    public Task FirstToken_LaterThanTheEnd_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 10, {|LLMA2003:FirstTokenSeconds = 11|}, {|LLMA2003:IdleSeconds = 12|})]
            [Prompt("Greet.")]
            IAsyncEnumerable<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Total_BelowAnInheritedAttempt_IsReportedOnTheMethod() => Verify.ReportsAsync("""
        [LlmClient]
        [Timeout(TotalSeconds = 20, AttemptSeconds = 10)]
        public partial interface IDesk
        {
            [Timeout({|LLMA2003:TotalSeconds = 5|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Limits_OfTheContract_AreReportedOnce() => Verify.ReportsAsync("""
        [LlmClient]
        [Timeout(TotalSeconds = 5, {|LLMA2003:AttemptSeconds = 10|})]
        public partial interface IDesk
        {
            [CircuitBreaker]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Attempt_ShorterThanTheCall_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 10, AttemptSeconds = 10)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Limits_SwitchedOff_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        [Timeout(TotalSeconds = 20, AttemptSeconds = 10)]
        public partial interface IDesk
        {
            [Timeout(Enabled = false)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2003", """
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 10, {|LLMA2003:AttemptSeconds = 12.5|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
