namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3008Tests
{
    [Fact]
    public Task Budget_BelowAllMembers_IsReported() => Verify.ReportsAsync("LLMA3008", Contract("""Budget(PerCallUsd = 0.01), ModelOptions(MaxOutputTokens = 1000), {|LLMA3009:{|#0:Ensemble(MergeStrategy.WeightedConsensus, Models.Fast, Models.Smart)|}|}"""), "GreetAsync", "0.01", 2, "0.012");

    [Fact]
    public Task Budget_BelowAllMembers_Remedied_IsQuiet() => Verify.QuietAsync(Contract("""Budget(PerCallUsd = 0.05), ModelOptions(MaxOutputTokens = 1000), {|LLMA3009:Ensemble(MergeStrategy.WeightedConsensus, Models.Fast, Models.Smart)|}"""), about: "LLMA3008");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA3008", Contract("""Budget(PerCallUsd = 0.01), ModelOptions(MaxOutputTokens = 1000), {|LLMA3009:{|LLMA3008:Ensemble(MergeStrategy.WeightedConsensus, Models.Fast, Models.Smart)|}|}"""));

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
