namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3003Tests
{
    [Fact]
    public Task Majority_OfTexts_IsReported() => Verify.ReportsAsync("LLMA3003", Contract("""{|#0:Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")|}"""), "GreetAsync");

    [Fact]
    public Task Majority_OfTexts_Remedied_IsQuiet() => Verify.QuietAsync(Contract("""Ensemble(MergeStrategy.BestOfN, "a", "b", "c")"""), about: "LLMA3003");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA3003", Contract("""{|LLMA3003:Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")|}"""));

    private static string Contract(string attributes) => $$"""
            [LlmClient]
            public partial interface IDesk
            {
                [{{attributes}}]
                [Prompt("Greet.")]
                Task<string> GreetAsync(CancellationToken cancellationToken = default);
            }
            """;
}
