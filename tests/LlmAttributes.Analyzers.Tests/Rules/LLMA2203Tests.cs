namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2203Tests
{
    [Fact]
    public Task Model_NamedTwice_IsReported() => Verify.ReportsAsync("LLMA2203", """
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, "a", "b", {|#0:"a"|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "a", "RouteBy", "GreetAsync");

    [Fact]
    public Task Member_NamedTwiceInAnArray_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Ensemble(MergeStrategy.MajorityVote, new[] { "a", "b", {|LLMA2203:"b"|} })]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Model_OfASecondFallbackForTheSameErrors_IsReported() => Verify.ReportsAsync("LLMA2203", """
        [LlmClient]
        public partial interface IDesk
        {
            [Fallback("a"), Fallback({|#0:"a"|}, On = ErrorKinds.RateLimit)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "a", "Fallback", "GreetAsync");

    [Fact]
    public Task Member_AskedInTwoWays_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Is it so?"), PromptVariant("doubt", "Is it really so?")]
            [Ensemble(MergeStrategy.WeightedConsensus, "a", "a")]
            [EnsembleMember("a"), EnsembleMember("a", PromptVariant = "doubt")]
            Task<bool> AskAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Models_NamedOnce_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, "a", "b")]
            [Fallback("c", On = ErrorKinds.RateLimit), Fallback("c", "d")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2203", """
        [LlmClient]
        public partial interface IDesk
        {
            [Fallback("a", {|LLMA2203:"a"|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
