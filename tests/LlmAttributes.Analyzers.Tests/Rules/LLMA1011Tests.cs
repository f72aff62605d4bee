namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1011Tests
{
    [Fact]
    public Task Method_Partial_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            public partial Task<string> {|LLMA1011:GreetAsync|}(CancellationToken cancellationToken = default);
        }
        """, static test => test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None);

    [Fact]
    public Task Method_NotPartial_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1011", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            public partial Task<string> {|LLMA1011:GreetAsync|}(CancellationToken cancellationToken = default);
        }
        """, static test => test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None);
}
