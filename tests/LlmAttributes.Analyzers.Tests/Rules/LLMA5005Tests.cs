namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5005Tests
{
    [Fact]
    public Task Ensemble_OfAPropertyWithoutGetter_IsReported() => Verify.ReportsAsync("LLMA5005", """
        public sealed class Ticket
        {
            public string Title { get; set; } = "";
            public string Secret { set { } }
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            Task<List<Ticket>> {|#0:ExtractAsync|}(CancellationToken cancellationToken = default);
        }
        """, "ExtractAsync", "List<Ticket>", "whose 'Ticket.Secret' has no getter");

    [Fact]
    public Task Ensemble_OfARecordWithAList_IsQuiet() => Verify.QuietAsync("""
        public sealed record Ticket(string Title, List<string> Labels);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            Task<Ticket> ExtractAsync(CancellationToken cancellationToken = default);
        }
        """);

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
