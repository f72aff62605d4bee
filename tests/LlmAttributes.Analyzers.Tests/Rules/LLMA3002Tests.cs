namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3002Tests
{
    [Fact]
    public Task Majority_OfAnEvenNumber_IsReported() => Verify.ReportsAsync("LLMA3002", Contract("""{|#0:Ensemble(MergeStrategy.MajorityVote, "a", "b")|}"""), "GreetAsync", 2);

    [Fact]
    public Task Majority_OfAnEvenNumber_Remedied_IsQuiet() => Verify.QuietAsync(Contract("""Ensemble(MergeStrategy.MajorityVote, "a", "b", TieBreak = TieBreak.Quality)"""), about: "LLMA3002");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA3002", Contract("""{|LLMA3002:Ensemble(MergeStrategy.MajorityVote, "a", "b")|}"""));

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
