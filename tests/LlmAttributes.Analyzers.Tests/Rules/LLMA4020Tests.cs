namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4020Tests
{
    private const string Models = """
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 4, MaxOutputTokens = 500)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 15)]
            public const string Smart = "smart";

            [LlmModel]
            public const string Other = "other";
        }

        """;

    private static string Contract(string attributes, string onContract = "LlmClient", string prompt = "Greet.") => Models + $$"""
        [{{onContract}}]
        public partial interface IDesk
        {
            [{{attributes}}]
            [Prompt("{{prompt}}")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public Task Attempt_DearerThanTheCall_IsReportedWithItsNumbers() => Verify.ReportsAsync(
        "LLMA4020",
        Contract("Model(Models.Smart), ModelOptions(MaxOutputTokens = 1000), Budget({|#0:PerCallUsd = 0.01|})", prompt: new string('x', 800)),
        "GreetAsync", "0.01", "smart", "0.0153", 100, 1000, "3", "15");

    [Fact]
    public Task Attempt_OfEachDearCandidate_IsReported() => Verify.ReportsAsync(Models + """
        [LlmClient, Budget(PerCallUsd = 0.01)]
        public partial interface IDesk
        {
            [Model(Models.Smart), ModelOptions({|LLMA4020:MaxOutputTokens = 1000|}), Fallback(Models.Fast)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [{|LLMA3008:Ensemble(MergeStrategy.MajorityVote, Models.Fast, Models.Smart)|}, ModelOptions({|LLMA4020:MaxOutputTokens = 1000|})]
            [Prompt("Greet.")]
            Task<string> VoteAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Attempt_OfAnInheritedBudget_IsReportedOnTheCall() => Verify.ReportsAsync(Models + """
        [LlmClient, Budget(PerCallUsd = 0.01), Model(Models.Smart), ModelOptions(MaxOutputTokens = 1000)]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> {|LLMA4020:GreetAsync|}(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Attempt_OfAPromptAlone_IsReported() =>
        Verify.ReportsAsync(Contract("Model(Models.Smart), Budget({|LLMA4020:PerCallUsd = 0.0001|})", prompt: new string('x', 800)));

    [Fact]
    public Task Attempt_OfATinyBudget_IsReportedInPlainDecimals() => Verify.ReportsAsync(
        "LLMA4020", Contract("Model(Models.Smart), Budget({|#0:PerCallUsd = 0.0000001|})"), "GreetAsync", "0.0000001", "smart", "0.000015", 0, 1, "3", "15");

    [Theory]
    [InlineData("Model(Models.Smart), ModelOptions(MaxOutputTokens = 1000), Budget(PerCallUsd = 0.0151)")]
    [InlineData("Model(Models.Fast), ModelOptions(MaxOutputTokens = 100000), Budget(PerCallUsd = 0.003)")]
    [InlineData("Model(Models.Other), ModelOptions(MaxOutputTokens = 1000), Budget(MonthlyUsd = 0.001)", "LlmClient", "LLMA4001")]
    [InlineData("Model(Models.Smart), Budget(PerCallUsd = 0.001)")]
    [InlineData("Model(Models.Smart), ModelOptions(MaxOutputTokens = 1000), Budget(MonthlyUsd = 0.001)")]
    [InlineData("Model(Models.Smart), ModelOptions(MaxOutputTokens = 1000), Budget(Enabled = false)", "LlmClient, Budget(PerCallUsd = 0.001)")]
    [InlineData("Model(\"unknown\"), ModelOptions(MaxOutputTokens = 1000), Budget(PerCallUsd = 0.001)", "LlmClient", "LLMA2201")]
    public Task Attempt_ThatFitsOrIsUnknown_IsQuiet(string attributes, string onContract = "LlmClient", string? other = null)
    {
        var source = Contract(attributes, onContract);
        return other switch
        {
            "LLMA4001" => Verify.ReportsAsync(source.Replace("Budget(MonthlyUsd = 0.001)", "{|LLMA4001:Budget(MonthlyUsd = 0.001)|}", StringComparison.Ordinal)),
            "LLMA2201" => Verify.ReportsAsync(source.Replace("\"unknown\"", "{|LLMA2201:\"unknown\"|}", StringComparison.Ordinal)),
            _ => Verify.QuietAsync(source),
        };
    }

    [Fact]
    public Task Placeholders_OfThePrompt_CountNothing() =>
        Verify.QuietAsync(Contract("Model(Models.Smart), Budget(PerCallUsd = 0.00003)", prompt: "{{" + new string('x', 800) + "}}"));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA4020", Contract("Model(Models.Smart), ModelOptions(MaxOutputTokens = 1000), Budget({|LLMA4020:PerCallUsd = 0.01|})"));
}
