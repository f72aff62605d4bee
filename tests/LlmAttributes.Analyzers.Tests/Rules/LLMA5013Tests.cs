namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5013Tests
{
    [Theory]
    [InlineData("IAsyncEnumerable<int?>", "int?")]
    [InlineData("LlmStream<List<int>?>", "List<int>?")]
    public Task Stream_OfItemsThatMayBeNull_IsReported(string result, string item) => Verify.ReportsAsync("LLMA5013", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Count.")]
            {{result}} {|#0:CountAsync|}(CancellationToken cancellationToken = default);
        }
        """, "CountAsync", item);

    [Fact]
    public Task Stream_OfItemsWithPropertiesThatMayBeNull_IsQuiet() => Verify.QuietAsync("""
        public sealed record Step(string? Title, int? Minutes);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Plan.")]
            IAsyncEnumerable<Step> PlanAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA5013", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Count.")]
            IAsyncEnumerable<int?> {|LLMA5013:CountAsync|}(CancellationToken cancellationToken = default);
        }
        """);
}
