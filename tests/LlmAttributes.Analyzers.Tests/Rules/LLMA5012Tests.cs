namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5012Tests
{
    [Theory]
    [InlineData("IAsyncEnumerable<int>")]
    [InlineData("LlmStream<int>")]
    public Task Repair_OnAStreamOfValues_IsReported(string result) => Verify.ReportsAsync("LLMA5012", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Count."), {|#0:Repair|}]
            {{result}} CountAsync(CancellationToken cancellationToken = default);
        }
        """, "CountAsync");

    [Fact]
    public Task Repair_OnAContractOfStreams_IsReportedThere() => Verify.ReportsAsync("LLMA5012", """
        [LlmClient, {|#0:Repair|}]
        public partial interface IDesk
        {
            [Prompt("Count.")]
            IAsyncEnumerable<int> CountAsync(CancellationToken cancellationToken = default);
        }
        """, "IDesk");

    [Theory]
    [InlineData("Task<int>")]
    [InlineData("Task<List<int>>")]
    public Task Repair_OnATask_IsQuiet(string result) => Verify.QuietAsync($$"""
        [LlmClient, Repair]
        public partial interface IDesk
        {
            [Prompt("Count.")]
            IAsyncEnumerable<int> CountAsync(CancellationToken cancellationToken = default);

            [Prompt("Count."), Repair]
            {{result}} CountAtOnceAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA5012", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Count."), {|LLMA5012:Repair|}]
            IAsyncEnumerable<int> CountAsync(CancellationToken cancellationToken = default);
        }
        """);
}
