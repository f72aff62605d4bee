using Microsoft.CodeAnalysis;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2005Tests
{
    private const string Seven = """
        "a", "b", "c", "d", "e", "f", "g"
        """;

    [Theory]
    [InlineData("MaxAttempts = 9, MaxTotalAttempts = 63", 63, "7 models × 9 attempts")]
    [InlineData("MaxAttempts = 9, MaxTotalAttempts = 30", 30, "7 models × 9 attempts, at the most 30")]
    [InlineData("RateLimitAttempts = 5, MaxTotalAttempts = 99", 35, "7 models × 5 attempts")]
    public Task Attempts_OfARoute_AreReportedWithTheirFactors(string arguments, int requests, string factors) => Verify.ReportsAsync("LLMA2005", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RetryWithBackoff({{arguments}})|}, RouteBy(RouteStrategy.Cost, {{Seven}}), Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", (long)requests, factors, 24);

    [Fact]
    public Task Attempts_OfMembers_AreReportedWhereTheyCome() => Verify.ReportsAsync("LLMA2005", $$"""
        [LlmClient, RetryWithBackoff(MaxAttempts = 4)]
        public partial interface IDesk
        {
            [{|#0:Ensemble(MergeStrategy.MajorityVote, {{Seven}})|}, Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Meet.")]
            Task<string> MeetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", 28L, "7 members × 4 attempts", 24);

    [Fact]
    public Task Attempts_OfAContract_AreReportedOnce() => Verify.ReportsAsync($$"""
        [LlmClient, {|LLMA2005:RetryWithBackoff(MaxAttempts = 9, MaxTotalAttempts = 50)|}, RouteBy(RouteStrategy.Cost, {{Seven}})]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Meet.")]
            Task<string> MeetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Attempts_OfAnAssembly_AreReportedOnce() => Verify.ReportsAsync($$"""
        [assembly: RouteBy(RouteStrategy.Cost, {{Seven}})]
        [assembly: {|LLMA2005:RetryWithBackoff(MaxAttempts = 9, MaxTotalAttempts = 50)|}]

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Theory]
    [InlineData("RetryWithBackoff(MaxAttempts = 9)")]
    [InlineData("RetryWithBackoff(MaxAttempts = 9), Hedge(MaxHedges = 6)")]
    [InlineData("Fallback(\"h\")")]
    [InlineData("RetryWithBackoff(MaxAttempts = 9, MaxTotalAttempts = 24)")]
    [InlineData("RetryWithBackoff(MaxAttempts = 99, MaxTotalAttempts = 99, Enabled = false)")]
    public Task Attempts_WithinTheLimit_AreQuiet(string attributes) => Verify.ReportsAsync($$"""
        [LlmClient, RetryWithBackoff(MaxAttempts = 2)]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, {{Seven}}), Prompt("Greet."), {{attributes}}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, static test => test.DisabledDiagnostics.Add("LLMA1010"));

    [Theory]
    [InlineData("30", 31)]
    [InlineData("no number", 25)]
    public Task Limit_OfTheProject_Holds(string limit, int attempts) => Verify.ReportsAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA2005:RetryWithBackoff(MaxAttempts = {{attempts}}, MaxTotalAttempts = {{attempts}})|}, Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [RetryWithBackoff(MaxAttempts = {{attempts - 1}}, MaxTotalAttempts = {{attempts - 1}}), Prompt("Meet.")]
            Task<string> MeetAsync(CancellationToken cancellationToken = default);
        }
        """, test => test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\ndotnet_code_quality.LLMA2005.max_attempts = {limit}\n")));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2005", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA2005:RetryWithBackoff(MaxAttempts = 25, MaxTotalAttempts = 25)|}, Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
