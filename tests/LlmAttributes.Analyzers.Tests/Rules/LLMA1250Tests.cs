namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1250Tests
{
    [Fact]
    public Task Workflow_WithoutBody_IsReported() => Verify.ReportsAsync("LLMA1250", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}")]
            [{|#0:Workflow|}]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken = default);
        }
        """, "AnswerAsync");

    [Fact]
    public Task Workflow_WithBody_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}")]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow(TimeoutSeconds = 5, BudgetUsd = 0.1)]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken = default) => ReplyAsync(mail, cancellationToken);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1250", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}")]
            [{|LLMA1250:Workflow|}]
            Task<string> AnswerAsync(string mail, CancellationToken cancellationToken = default);
        }
        """);
}
