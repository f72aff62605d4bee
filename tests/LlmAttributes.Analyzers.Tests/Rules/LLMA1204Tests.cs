namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1204Tests
{
    [Fact]
    public Task File_NotAmongAdditionalFiles_IsReported() => Verify.ReportsAsync("LLMA1204", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt({|#0:File = "Prompts/greet.prompt.md"|})]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "Prompts/greet.prompt.md", "GreetAsync");

    [Fact]
    public Task File_AmongAdditionalFiles_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt(File = "Prompts/greet.prompt.md")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, static test => test.TestState.AdditionalFiles.Add(("Prompts/greet.prompt.md", "Greet {name}.")));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1204", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt({|LLMA1204:File = "Prompts/greet.prompt.md"|})]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
