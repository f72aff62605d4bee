namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1260Tests
{
    [Theory]
    [InlineData("IAsyncEnumerable<string> ReadAsync(string text, ", "it is a stream", "return a task")]
    [InlineData("Task<string> ReadAsync(", "no parameter tells one item from the next", "add a parameter, or remove [Many]")]
    [InlineData("Task<string> ReadAsync<T>(T text, ", "it has type parameters of its own", "move them to the contract")]
    public Task Call_Unfit_IsReported(string head, string why, string remedy) => Verify.ReportsAsync("LLMA1260", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read{{(head.Contains("text", StringComparison.Ordinal) ? " {text}" : "")}}."), {|#0:Many|}]
            {{head}}CancellationToken cancellationToken = default);
        }
        """, "ReadAsync", why, remedy);

    [Fact]
    public Task Name_Taken_IsReported() => Verify.ReportsAsync("LLMA1260", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}."), {|#0:Many|}]
            Task<string> ReadAsync(string text, CancellationToken cancellationToken = default);

            static string ReadManyAsync() => "";
        }
        """, "ReadAsync", "the contract has a member 'ReadManyAsync'", "rename one of them");

    [Fact]
    public Task Calls_OfOneNameAndItem_TheSecondIsReported() => Verify.ReportsAsync("LLMA1260", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}."), Many]
            Task<string> ReadAsync(string text, CancellationToken cancellationToken = default);

            [Prompt("Read {text}."), {|#0:Many|}]
            Task<string> ReadAsync(string text, LlmCallOptions? options, CancellationToken cancellationToken = default);
        }
        """, "ReadAsync", "another call has 'ReadManyAsync' for the same items", "rename one of them");

    [Fact]
    public Task Calls_ThatFit_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}."), Many(MaxConcurrency = 4, BudgetUsd = 1, TimeoutSeconds = 60)]
            Task<string> ReadAsync(string text, CancellationToken cancellationToken = default);

            [Prompt("Read {text} for {reader}."), Many(InOrder = true)]
            Task<LlmResult<string>> ReadAsync(string text, string reader, LlmCallOptions? options = null, CancellationToken cancellationToken = default);
        }
        """);
}
