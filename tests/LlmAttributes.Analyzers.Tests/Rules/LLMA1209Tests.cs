namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1209Tests
{
    [Fact]
    public Task Prompt_OfBlanks_IsReported() => Verify.ReportsAsync("LLMA1209", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:Prompt(" ")|}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "prompt", "GreetAsync");

    [Fact]
    public Task Prompt_WithoutTextAndFile_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA1209:Prompt|}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task SystemPrompt_OfNothing_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        [{|LLMA1209:SystemPrompt("")|}]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

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
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1209", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA1209:Prompt(" ")|}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
