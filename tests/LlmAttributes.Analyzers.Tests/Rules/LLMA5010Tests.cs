namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5010Tests
{
    [Theory]
    [InlineData("IAsyncEnumerable<LlmResult<int>>", "LlmResult<int>", "return 'LlmStream<int>', whose Completion has the facts of the call")]
    [InlineData("LlmStream<EnsembleResponse<bool>>", "EnsembleResponse<bool>", "return 'LlmStream<bool>', whose Completion has the facts of the call")]
    [InlineData("IAsyncEnumerable<ChatResponse>", "ChatResponse", "stream 'ChatResponseUpdate'")]
    [InlineData("LlmStream<ChatResponseUpdate>", "ChatResponseUpdate", "return 'IAsyncEnumerable<ChatResponseUpdate>', whose updates have the facts of the call")]
    public Task Stream_OfWhatIsNoPartOfAnAnswer_IsReported(string result, string item, string remedy) => Verify.ReportsAsync("LLMA5010", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Tell.")]
            {{result}} {|#0:TellAsync|}(CancellationToken cancellationToken = default);
        }
        """, "TellAsync", item, remedy);

    [Theory]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("IAsyncEnumerable<ChatResponseUpdate>")]
    [InlineData("IAsyncEnumerable<Step>")]
    [InlineData("IAsyncEnumerable<List<int>>")]
    [InlineData("IAsyncEnumerable<DayOfWeek>")]
    [InlineData("LlmStream<string>")]
    [InlineData("LlmStream<Step>")]
    public Task Stream_OfAValue_IsQuiet(string result) => Verify.QuietAsync($$"""
        public sealed record Step(string Title);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Tell.")]
            {{result}} TellAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA5010", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Tell.")]
            IAsyncEnumerable<LlmResult<int>> {|LLMA5010:TellAsync|}(CancellationToken cancellationToken = default);
        }
        """);
}
