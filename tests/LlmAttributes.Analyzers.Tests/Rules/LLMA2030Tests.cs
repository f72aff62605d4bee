namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2030Tests
{
    [Theory]
    [InlineData("Task<int>")]
    [InlineData("Task<LlmResult<bool>>")]
    [InlineData("Task<Refund>")]
    public Task Result_ThatCodeActsOn_IsReported(string result) => Verify.ReportsAsync("LLMA2030", $$"""
        public sealed record Refund(string Reason);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Decide {mail}.")]
            [Cache(Semantic = true)]
            {{result}} {|#0:DecideAsync|}(string mail, CancellationToken cancellationToken = default);
        }
        """, "DecideAsync", "returns a value that code acts on");

    [Fact]
    public Task Result_OfText_IsQuiet() => Verify.QuietAsync("""
        using Microsoft.Extensions.AI;

        [LlmClient]
        [Cache(Semantic = true)]
        public partial interface IDesk
        {
            [Prompt("Answer {mail}.")]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken = default);

            [Prompt("Answer {mail}.")]
            Task<LlmResult<string>> ResultAsync(string mail, CancellationToken cancellationToken = default);

            [Prompt("Decide {mail}.")]
            [Cache(Semantic = false)]
            Task<int> DecideAsync(string mail, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2030", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Decide {mail}.")]
            [Cache(Semantic = true)]
            Task<int> {|LLMA2030:DecideAsync|}(string mail, CancellationToken cancellationToken = default);
        }
        """);
}
