namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3007Tests
{
    [Fact]
    public Task Timeout_BelowOneAttempt_IsReported() => Verify.ReportsAsync("LLMA3007", Contract("""Timeout(AttemptSeconds = 20), {|#0:Ensemble(MergeStrategy.MajorityVote, "a", "b", "c", TimeoutSeconds = 10)|}"""), "GreetAsync", "10", "20");

    [Fact]
    public Task Timeout_BelowOneAttempt_Remedied_IsQuiet() => Verify.QuietAsync(Contract("""Timeout(AttemptSeconds = 8), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c", TimeoutSeconds = 10)"""), about: "LLMA3007");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA3007", Contract("""Timeout(AttemptSeconds = 20), {|LLMA3007:Ensemble(MergeStrategy.MajorityVote, "a", "b", "c", TimeoutSeconds = 10)|}"""));

    private static string Contract(string attributes) => $$"""
            [LlmClient]
            public partial interface IDesk
            {
                [{{attributes}}]
                [Prompt("Greet.")]
                Task<bool> GreetAsync(CancellationToken cancellationToken = default);
            }
            """;
}
