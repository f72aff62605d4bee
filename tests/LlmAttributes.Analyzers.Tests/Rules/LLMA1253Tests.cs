namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1253Tests
{
    [Fact]
    public Task Workflow_ThatBreaksTheRule_IsReported() => Verify.ReportsAsync("LLMA1253", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow]
            async Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => mail.Length > 9 ? mail : await {|#0:AnswerAsync(mail + mail, cancellationToken)|};
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
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => AnswerAsync(mail);

            Task<string> AnswerAsync(string mail) => ReplyAsync(mail);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1253", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow]
            async Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => mail.Length > 9 ? mail : await {|LLMA1253:AnswerAsync(mail + mail, cancellationToken)|};
        }
        """);
}
