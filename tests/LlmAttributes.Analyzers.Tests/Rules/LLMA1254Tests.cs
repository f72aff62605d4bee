namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1254Tests
{
    [Fact]
    public Task Workflow_ThatBreaksTheRule_IsReported() => Verify.ReportsAsync("LLMA1254", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow(TimeoutSeconds = 10)]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => {|#0:ReplyAsync(mail, cancellationToken)|};
        }
        """, "ReplyAsync", "20", "AnswerAsync", "10");

    [Fact]
    public Task Workflow_ThatKeepsTheRule_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow(TimeoutSeconds = 20)]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => ReplyAsync(mail, cancellationToken);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1254", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}"), Timeout(TotalSeconds = 20), Budget(PerCallUsd = 0.1)]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow(TimeoutSeconds = 10)]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken) => {|LLMA1254:ReplyAsync(mail, cancellationToken)|};
        }
        """);
}
