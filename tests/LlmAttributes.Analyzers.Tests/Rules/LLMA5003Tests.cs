namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5003Tests
{
    [Theory]
    [InlineData("Dictionary<string, int>")]
    [InlineData("IReadOnlyDictionary<string, string?>?")]
    public Task Dictionary_InAResult_IsReported(string type) => Verify.ReportsAsync("LLMA5003", $$"""
        public sealed record Stock(string Place, {{type}} Counts);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Count.")]
            Task<Stock> {|#0:CountAsync|}(CancellationToken cancellationToken = default);
        }
        """, "Stock.Counts", "CountAsync");

    [Fact]
    public Task List_InAResult_IsQuiet() => Verify.QuietAsync("""
        public sealed record Line(string Article, int Number);
        public sealed record Stock(string Place, List<Line> Counts);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Count.")]
            Task<Stock> CountAsync(CancellationToken cancellationToken = default);
        }
        """);
}
