namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5005Tests
{
    [Fact]
    public Task Ensemble_OfARecordWithAList_IsReported() => Verify.ReportsAsync("LLMA5005", """
        public sealed record Ticket(string Title, List<string> Labels);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            Task<Ticket> {|#0:ExtractAsync|}(CancellationToken cancellationToken = default);
        }
        """, "ExtractAsync", "Ticket", "whose 'Labels' is of type 'List<string>', which is not compared by value");

    [Fact]
    public Task Ensemble_OfARecordOfPlainValues_IsQuiet() => Verify.QuietAsync("""
        public sealed record Sender(string Name);
        public sealed record Ticket(string Title, int? Number, Sender Sender);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            Task<EnsembleResponse<Ticket>> ExtractAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task List_WithoutEnsemble_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<List<int>> ExtractAsync(CancellationToken cancellationToken = default);
        }
        """);
}
