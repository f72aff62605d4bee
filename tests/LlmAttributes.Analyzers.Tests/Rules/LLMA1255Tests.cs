namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1255Tests
{
    [Fact]
    public Task Workflow_ThatBreaksTheRule_IsReported() => Verify.ReportsAsync("LLMA1255", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow(BudgetUsd = 0.05)]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => {|#0:ReplyAsync(mail, cancellationToken)|};
        }
        """, "ReplyAsync", "0.1", "AnswerAsync", "0.05");

    [Fact]
    public Task Workflow_ThatKeepsTheRule_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow(BudgetUsd = 0.1)]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => ReplyAsync(mail, cancellationToken);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1255", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow(BudgetUsd = 0.05)]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => {|LLMA1255:ReplyAsync(mail, cancellationToken)|};
        }
        """);
}
