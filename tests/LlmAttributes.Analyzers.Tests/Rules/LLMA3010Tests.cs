namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3010Tests
{
    [Fact]
    public Task Cascade_ByARuleOfAnotherResult_IsReported() =>
        Verify.ReportsAsync("LLMA3010", Contract("""{|#0:Cascade<Rule>("a", "b")|}""", "Task<LlmResult<int>>"), "AskAsync", "Rule", "ICascadeRule<int>");

    [Fact]
    public Task Cascade_ByAStrategy_IsReported() =>
        Verify.ReportsAsync("LLMA3010", Contract("""{|#0:Cascade<CascadeStrategy<string>>("a", "b")|}""", "Task<string>"), "AskAsync", "CascadeStrategy", "ICascadeRule<string>");

    [Fact]
    public Task Ensemble_ByARule_IsReported() =>
        Verify.ReportsAsync("LLMA3010", Contract("""{|#0:Ensemble<IRule>("a", "b")|}""", "IAsyncEnumerable<string>"), "AskAsync", "IRule", "ILlmEnsembleStrategy<string>");

    [Fact]
    public Task Ensemble_Inherited_IsReportedWhereItDoesNotFit() => Verify.ReportsAsync("LLMA3010", """
        [LlmClient, Ensemble<CascadeStrategy<string>>("a", "b")]
        public partial interface IDesk
        {
            [Prompt("x")]
            Task<string> AskAsync(CancellationToken cancellationToken = default);

            [Prompt("x")]
            Task<int> {|#0:CountAsync|}(CancellationToken cancellationToken = default);
        }
        """, "CountAsync", "CascadeStrategy", "ILlmEnsembleStrategy<int>");

    [Theory]
    [InlineData("Cascade<Rule>(\"a\", \"b\")", "Task<string>")]
    [InlineData("Cascade<IRule>(\"a\", \"b\")", "Task<EnsembleResponse<string>>")]
    [InlineData("Cascade<ICascadeRule<string>>(\"a\", \"b\")", "IAsyncEnumerable<string>")]
    [InlineData("Cascade<Rule>(\"a\", \"b\")", "Task<string?>")]
    [InlineData("Ensemble<CascadeStrategy<string>>(\"a\", \"b\")", "Task<LlmResult<string>>")]
    public Task Type_OfTheResult_IsQuiet(string attribute, string result) => Verify.QuietAsync(Contract(attribute, result), about: "LLMA3010");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA3010", Contract("""{|LLMA3010:Cascade<Rule>("a", "b")|}""", "Task<int>"));

    private static string Contract(string attribute, string result) => $$"""
        public interface IRule : ICascadeRule<string>;

        public sealed class Rule : ICascadeRule<string>
        {
            public bool Accepts(EnsembleBallot<string> ballot) => true;
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{{attribute}}]
            [Prompt("x")]
            {{result}} AskAsync(CancellationToken cancellationToken = default);
        }
        """;
}
