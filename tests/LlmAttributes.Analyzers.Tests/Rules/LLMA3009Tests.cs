namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3009Tests
{
    [Fact]
    public Task Members_WithPrices_IsReported() => Verify.ReportsAsync("LLMA3009", Contract("""{|#0:Ensemble(MergeStrategy.WeightedConsensus, Models.Fast, Models.Smart, Samples = 2)|}"""), "GreetAsync", 4, "8", "8");

    [Fact]
    public Task Members_WithPrices_Remedied_IsQuiet() => Verify.QuietAsync(Contract("""Ensemble(MergeStrategy.WeightedConsensus, Models.Fast, "other")"""), about: "LLMA3009");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA3009", Contract("""{|LLMA3009:Ensemble(MergeStrategy.WeightedConsensus, Models.Fast, Models.Smart, Samples = 2)|}"""));

    private static string Contract(string attributes) => $$"""
            public static class Models
            {
                [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 4)] public const string Fast = "fast";
                [LlmModel(InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 8)] public const string Smart = "smart";
                [LlmModel] public const string Other = "other";
            }

            [LlmClient]
            public partial interface IDesk
            {
                [{{attributes}}]
                [Prompt("Greet.")]
                Task<bool> GreetAsync(CancellationToken cancellationToken = default);
            }
            """;
}
