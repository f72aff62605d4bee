namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2205Tests
{
    [Fact]
    public Task Quorum_AboveTheMembers_IsReported() => Verify.ReportsAsync("LLMA2205", """
        [LlmClient]
        public partial interface IDesk
        {
            [Ensemble(MergeStrategy.MajorityVote, "a", "b", "c", {|#0:Quorum = 4|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "4", 3, "1 to 3");

    [Fact]
    public Task Quorum_OfNone_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Ensemble(MergeStrategy.MajorityVote, "a", "b", "c", {|LLMA2205:Quorum = 0|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Quorum_OfAllMembers_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Ensemble(MergeStrategy.MajorityVote, "a", "b", "c", Quorum = 3)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2205", """
        [LlmClient]
        public partial interface IDesk
        {
            [Ensemble(MergeStrategy.MajorityVote, "a", "b", "c", {|LLMA2205:Quorum = 4|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
