namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1251Tests
{
    [Theory]
    [InlineData("string {|#0:AnswerAsync|}(string mail, CancellationToken token) => mail;", "returns neither a task nor IAsyncEnumerable", "return a Task, a ValueTask or an IAsyncEnumerable")]
    [InlineData("private Task {|#0:AnswerAsync|}(CancellationToken token) => Task.CompletedTask;", "cannot be implemented by the client", "remove 'private' or 'sealed'")]
    [InlineData("sealed Task {|#0:AnswerAsync|}(CancellationToken token) => Task.CompletedTask;", "cannot be implemented by the client", "remove 'private' or 'sealed'")]
    [InlineData("Task AnswerAsync(in int {|#0:number|}, CancellationToken token) => Task.CompletedTask;", "passes 'number' by reference", "pass it by value")]
    [InlineData("Task AnswerAsync([RunId] int {|#0:run|}, CancellationToken token) => Task.CompletedTask;", "names its run by 'run', which is no string", "make it a string")]
    [InlineData("Task AnswerAsync(System.ReadOnlySpan<char> {|#0:mail|}, CancellationToken token) => Task.CompletedTask;", "takes 'mail', which cannot be kept while it runs", "take an array or a value")]
    public Task Workflow_ThatCannotBeWrapped_IsReported(string method, string fault, string remedy) => Verify.ReportsAsync("LLMA1251", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}")]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow]
            {{method}}
        }
        """, "AnswerAsync", fault, remedy);

    [Theory]
    [InlineData("Task AnswerAsync(string mail, CancellationToken token) => Task.CompletedTask;")]
    [InlineData("ValueTask<int> AnswerAsync(System.IProgress<WorkflowEvent> progress, CancellationToken token) => new(1);")]
    [InlineData("IAsyncEnumerable<string> AnswerAsync(CancellationToken token) => null!;")]
    public Task Workflow_ThatCanBeWrapped_IsQuiet(string method) => Verify.QuietAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}")]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow]
            {{method}}
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1251", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{mail}")]
            Task<string> ReplyAsync(string mail, CancellationToken cancellationToken = default);

            [Workflow]
            string {|LLMA1251:Answer|}(string mail, CancellationToken token) => mail;
        }
        """);
}
