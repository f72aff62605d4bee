namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1256Tests
{
    [Fact]
    public Task Workflow_ThatBreaksTheRule_IsReported() => Verify.ReportsAsync("LLMA1256", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            Task<string> AnswerAsync(string mail, [RunId] string {|#0:run|}) => ReplyAsync(mail);
        }
        """, "run", "AnswerAsync");

    [Fact]
    public Task Workflow_ThatKeepsTheRule_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow]
            Task<string> AnswerAsync(string mail, [RunId] string run, CancellationToken cancellationToken) => ReplyAsync(mail, cancellationToken);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1256", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            Task<string> AnswerAsync(string mail, [RunId] string {|LLMA1256:run|}) => ReplyAsync(mail);
        }
        """);
}
