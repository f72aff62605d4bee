namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3004Tests
{
    [Fact]
    public Task Samples_AtTemperatureZero_IsReported() => Verify.ReportsAsync("LLMA3004", Contract("""ModelOptions(Temperature = 0), {|#0:Ensemble(MergeStrategy.MajorityVote, "a", Samples = 3)|}"""), "GreetAsync", 3);

    [Fact]
    public Task Samples_AtTemperatureZero_Remedied_IsQuiet() => Verify.QuietAsync(Contract("""ModelOptions(Temperature = 0.7), Ensemble(MergeStrategy.MajorityVote, "a", Samples = 3)"""), about: "LLMA3004");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA3004", Contract("""ModelOptions(Temperature = 0), {|LLMA3004:Ensemble(MergeStrategy.MajorityVote, "a", Samples = 3)|}"""));

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
