namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5014Tests
{
    [Theory]
    [InlineData("Tolerance = 1", "string", "Tolerance", "is for numbers", "remove it")]
    [InlineData("RelativeTolerance = 0.1", "bool", "RelativeTolerance", "is for numbers", "remove it")]
    [InlineData("Tolerance = -1", "int", "Tolerance", "is 0 or more", "correct it")]
    [InlineData("Lists = ListVote.Set", "int", "Lists", "is for lists", "remove it")]
    public Task Vote_OnAPropertyThatItCannotConcern_IsReported(string vote, string type, string name, string fault, string remedy) => Verify.ReportsAsync("LLMA5014", $$"""
        public sealed record Ticket([Vote({{vote}})] {{type}} Amount);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            Task<Ticket> {|#0:ExtractAsync|}(CancellationToken cancellationToken = default);
        }
        """, "Ticket.Amount", name, fault, remedy);

    [Fact]
    public Task Vote_OnACallWithoutEnsemble_IsReported() => Verify.ReportsAsync("LLMA5014", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Count.")]
            [return: {|#0:Vote(Tolerance = 1)|}]
            Task<int> CountAsync(CancellationToken cancellationToken = default);
        }
        """, "CountAsync", "Vote", "says how an ensemble merges its answers", "add [Ensemble], or remove it");

    [Fact]
    public Task Key_OfAResult_IsReported() => Verify.ReportsAsync("LLMA5014", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Count."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            [return: {|#0:Vote(IsKey = true)|}]
            Task<int> CountAsync(CancellationToken cancellationToken = default);
        }
        """, "CountAsync", "IsKey", "belongs on a property of the result", "move it there");

    [Fact]
    public Task Vote_OnAParameterOfACall_DoesNothing() => Verify.ReportsAsync("LLMA1010", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Count {text}.")]
            Task<int> CountAsync([{|#0:Vote(IsKey = true)|}] string text, CancellationToken cancellationToken = default);
        }
        """, "Vote", "text", "which is no value of a result");

    [Fact]
    public Task Vote_WhereItApplies_IsQuiet() => Verify.QuietAsync("""
        public sealed record Ticket([Vote(IsKey = true)] string Number, [Vote(Tolerance = 0.5)] double? Hours, [Vote(Lists = ListVote.Set, RelativeTolerance = 0.1)] List<decimal> Prices);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            Task<Ticket> ExtractAsync(CancellationToken cancellationToken = default);

            [Prompt("Count."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            [return: Vote(Tolerance = 1)]
            Task<EnsembleResponse<int>> CountAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA5014", """
        public sealed record Ticket([Vote(Tolerance = 1)] string Title);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            Task<Ticket> {|LLMA5014:ExtractAsync|}(CancellationToken cancellationToken = default);
        }
        """);
}
