namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2204Tests
{
    [Fact]
    public Task Ensemble_OfOne_IsReported() => Verify.ReportsAsync("LLMA2204", """
        [LlmClient]
        public partial interface IDesk
        {
            [Ensemble(MergeStrategy.MajorityVote, {|#0:"a"|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "a");

    [Fact]
    public Task Ensemble_OfTwo_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Ensemble(MergeStrategy.MajorityVote, "a", "b")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2204", """
        [LlmClient]
        public partial interface IDesk
        {
            [Ensemble(MergeStrategy.MajorityVote, {|LLMA2204:"a"|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
