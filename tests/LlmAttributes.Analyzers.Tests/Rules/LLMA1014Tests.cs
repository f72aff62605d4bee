namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1014Tests
{
    [Fact]
    public Task Contract_LocalToItsFile_IsReported() => Verify.ReportsAsync("LLMA1014", """
        [LlmClient]
        file partial interface {|#0:IDesk|}
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "IDesk", "IDesk", "is local to its file", "remove 'file'");

    [Fact]
    public Task Contract_Internal_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        internal partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1014", """
        [LlmClient]
        file partial interface {|LLMA1014:IDesk|}
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
