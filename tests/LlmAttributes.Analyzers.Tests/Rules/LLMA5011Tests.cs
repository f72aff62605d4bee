namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5011Tests
{
    [Theory]
    [InlineData("int", "int")]
    [InlineData("DayOfWeek", "DayOfWeek")]
    [InlineData("List<Step>", "List<Step>")]
    [InlineData("Step?", "Step?")]
    [InlineData("(int A, int B)", "(int A, int B)")]
    [InlineData("object", "object")]
    public Task Partial_OfWhatIsNoObject_IsReported(string type, string shown) => Verify.ReportsAsync("LLMA5011", $$"""
        public sealed record Step(string Title);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Tell.")]
            IAsyncEnumerable<Partial<{{type}}>> {|#0:TellAsync|}(CancellationToken cancellationToken = default);
        }
        """, "TellAsync", shown);

    [Theory]
    [InlineData("IAsyncEnumerable<Partial<Step>>")]
    [InlineData("LlmStream<Partial<Page<int>>>")]
    public Task Partial_OfAnObject_IsQuiet(string result) => Verify.QuietAsync($$"""
        public sealed record Step(string Title);

        public sealed record Page<T>(T Entry, List<Step> Steps);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Tell.")]
            {{result}} TellAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA5011", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Tell.")]
            IAsyncEnumerable<Partial<int>> {|LLMA5011:TellAsync|}(CancellationToken cancellationToken = default);
        }
        """);
}
