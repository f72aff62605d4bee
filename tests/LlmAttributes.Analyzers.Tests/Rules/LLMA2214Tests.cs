namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2214Tests
{
    private static string Desk(int output, string anchor = "Model(Models.Fast)") => $$"""
        public static class Models
        {
            [LlmModel(ContextWindow = 1000)] public const string Fast = "fast";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{{anchor}}, ModelOptions(MaxOutputTokens = {{output}})]
            [Prompt("Twenty letters here.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public Task Prompt_ThatMayNotFitBesideItsOutput_IsReported() =>
        Verify.ReportsAsync("LLMA2214", Desk(995, "{|#0:Model(Models.Fast)|}"), "GreetAsync", "1005", "1000", "fast");

    [Fact]
    public Task Prompt_ThatAlwaysFits_IsQuiet() => Verify.QuietAsync(Desk(990));

    [Fact]
    public Task Prompt_ThatNeverFits_IsReportedAsThatOnly() =>
        Verify.ReportsAsync("LLMA2213", Desk(999, "{|#0:Model(Models.Fast)|}"), "GreetAsync", "1001", "1000", "fast");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2214", Desk(995, "{|LLMA2214:Model(Models.Fast)|}"));
}
