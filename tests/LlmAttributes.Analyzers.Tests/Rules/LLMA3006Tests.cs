namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3006Tests
{
    [Fact]
    public Task Weights_ThatDoNotSum_IsReported() => Verify.ReportsAsync("LLMA3006", Contract("""{|#0:Ensemble(MergeStrategy.WeightedConsensus, "a", "b")|}, EnsembleMember("a", Weight = 0.5), EnsembleMember("b", Weight = 0.3)"""), "GreetAsync", "0.8");

    [Fact]
    public Task Weights_ThatDoNotSum_Remedied_IsQuiet() => Verify.QuietAsync(Contract("""Ensemble(MergeStrategy.WeightedConsensus, "a", "b"), EnsembleMember("a", Weight = 0.7), EnsembleMember("b", Weight = 0.3)"""), about: "LLMA3006");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA3006", Contract("""{|LLMA3006:Ensemble(MergeStrategy.WeightedConsensus, "a", "b")|}, EnsembleMember("a", Weight = 0.5), EnsembleMember("b", Weight = 0.3)"""));

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
