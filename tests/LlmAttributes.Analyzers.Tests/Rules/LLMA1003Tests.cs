namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1003Tests
{
    [Fact]
    public Task Result_OfUnreadableType_IsReported() => Verify.ReportsAsync("LLMA1003", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            Task<System.IO.Stream> {|#0:GreetAsync|}(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "Task<Stream>");

    [Fact]
    public Task Result_OfBareTask_IsReported() => Verify.ReportsAsync("LLMA1003", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            Task {|#0:GreetAsync|}(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "Task");

    [Fact]
    public Task Result_OfUnreadableStream_IsReported() => Verify.ReportsAsync("LLMA1003", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            IAsyncEnumerable<object> {|#0:GreetAsync|}(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "IAsyncEnumerable<object>");

    [Theory]
    [InlineData("Task<string>")]
    [InlineData("ValueTask<bool>")]
    [InlineData("Task<DayOfWeek>")]
    [InlineData("Task<decimal>")]
    [InlineData("Task<ChatResponse>")]
    [InlineData("Task<LlmResult<int>>")]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("IAsyncEnumerable<ChatResponseUpdate>")]
    public Task Result_OfReadableType_IsQuiet(string type) => Verify.QuietAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            {{type}} GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Result_OfUnknownType_IsLeftToTheCompiler() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            Task<Unknown> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, static test => test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1003", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            Task<System.IO.Stream> {|LLMA1003:GreetAsync|}(CancellationToken cancellationToken = default);
        }
        """);
}
