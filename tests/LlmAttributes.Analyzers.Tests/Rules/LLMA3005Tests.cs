namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3005Tests
{
    [Fact]
    public Task Judge_ThatIsAMember_IsReported() => Verify.ReportsAsync("LLMA3005", Contract("""{|#0:Ensemble(MergeStrategy.BestOfN, "a", "b", Judge = "b")|}"""), "GreetAsync", "b");

    [Fact]
    public Task Judge_ThatIsAMember_Remedied_IsQuiet() => Verify.QuietAsync(Contract("""Ensemble(MergeStrategy.BestOfN, "a", "b", Judge = "c")"""), about: "LLMA3005");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA3005", Contract("""{|LLMA3005:Ensemble(MergeStrategy.BestOfN, "a", "b", Judge = "b")|}"""));

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
