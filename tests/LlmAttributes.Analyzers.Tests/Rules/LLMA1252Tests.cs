namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1252Tests
{
    [Fact]
    public Task Workflow_ThatBreaksTheRule_IsReported() => Verify.ReportsAsync("LLMA1252", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow]
            Task<string> {|#0:AnswerAsync|}(string mail) => ReplyAsync(mail);
        }
        """, "AnswerAsync");

    [Fact]
    public Task Workflow_ThatKeepsTheRule_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => ReplyAsync(mail, cancellationToken);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1252", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow]
            Task<string> {|LLMA1252:AnswerAsync|}(string mail) => ReplyAsync(mail);
        }
        """);
}
