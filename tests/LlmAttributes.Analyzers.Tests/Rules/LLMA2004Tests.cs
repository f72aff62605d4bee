using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2004Tests
{
    [Fact]
    public Task Waits_LongerThanTheCall_AreReportedWithTheirNumbers() => Verify.ReportsAsync("LLMA2004", """
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 10)]
            [{|#0:RetryWithBackoff(MaxAttempts = 5, BaseDelaySeconds = 1)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "52", 5, "10");

    [Theory]
    [InlineData("Jitter = RetryJitter.None, MaxAttempts = 5, BaseDelaySeconds = 1", "15", 5)]
    [InlineData("Jitter = RetryJitter.Equal, MaxAttempts = 5, BaseDelaySeconds = 1", "15", 5)]
    [InlineData("Jitter = RetryJitter.Decorrelated, MaxAttempts = 3, BaseDelaySeconds = 1", "12", 3)]
    [InlineData("RateLimitAttempts = 4, BaseDelaySeconds = 1", "32", 4)]
    [InlineData("MaxAttempts = 9, MaxTotalAttempts = 4, BaseDelaySeconds = 1", "32", 4)]
    public Task Waits_OfEachJitterAndNumber_AreExact(string arguments, string seconds, int attempts) => Verify.ReportsAsync("LLMA2004", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 10)]
            [{|#0:RetryWithBackoff({{arguments}})|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", seconds, attempts, "10");

    [Theory]
    [InlineData("MaxAttempts = 9, MaxTotalAttempts = 1", "")]
    [InlineData("MaxAttempts = 9, MaxTotalAttempts = 3", ", Fallback(\"b\", \"c\")")]
    [InlineData("MaxAttempts = 9", ", Fallback(\"b\", \"c\", \"d\", \"e\", \"f\")")]
    public Task Waits_ThatTheTotalLeavesNoAttemptFor_AreQuiet(string arguments, string others) => Verify.QuietAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 1)]
            [RetryWithBackoff({{arguments}}), Model("a"){{others}}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Waits_OfTheDefaults_Count() => Verify.ReportsAsync("""
        [LlmClient]
        [RetryWithBackoff]
        public partial interface IDesk
        {
            [Timeout({|LLMA2004:TotalSeconds = 1|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Waits_OfTheContract_AreReportedOnce() => Verify.ReportsAsync("""
        [LlmClient]
        [{|LLMA2004:RetryWithBackoff(MaxAttempts = 9)|}, Timeout(TotalSeconds = 10)]
        public partial interface IDesk
        {
            [CircuitBreaker]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Waits_WithinTheCall_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 40)]
            [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.2, Factor = 2)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Waits_WithoutDeadline_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RetryWithBackoff(MaxAttempts = 100)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Waits_OfASingleAttempt_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 0.1)]
            [RetryWithBackoff(MaxAttempts = 1)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2004", """
        [LlmClient]
        public partial interface IDesk
        {
            [Timeout(TotalSeconds = 10)]
            [{|LLMA2004:RetryWithBackoff(MaxAttempts = 5, BaseDelaySeconds = 1)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Theory]
    [InlineData(1, 1, 2, 20, 0)]
    [InlineData(3, 0.5, 2, 20, 1.5)]
    [InlineData(5, 1, 2, 4, 11)]
    [InlineData(4, 30, 2, 20, 60)]
    [InlineData(4, 2, 1, 20, 6)]
    [InlineData(int.MaxValue, 1, 1, 20, 2147483646d)]
    public void WorstWait_OfAPolicy_IsTheSumOfItsWaits(int attempts, double firstDelay, double factor, double maxDelay, double expected) =>
        Assert.Equal(expected, TimeChecks.WorstWait(attempts, firstDelay, factor, maxDelay), 9);
}
