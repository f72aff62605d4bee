namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1205Tests
{
    [Fact]
    public Task Prompt_WithTextAndFile_IsReported() => Verify.ReportsAsync("LLMA1205", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:Prompt("Greet.", File = "greet.md")|}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "prompt");

    [Fact]
    public Task Prompt_WithText_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1205", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA1205:Prompt("Greet.", File = "greet.md")|}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
