namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1202Tests
{
    [Fact]
    public Task Parameter_NotInThePrompt_IsReported() => Verify.ReportsAsync("LLMA1202", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(string {|#0:name|}, CancellationToken cancellationToken = default);
        }
        """, "name", "GreetAsync");

    [Fact]
    public Task Parameter_InTheSystemPrompt_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [SystemPrompt("Speak {language}.")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(string language, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Parameter_WithARole_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(LlmCallOptions options, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1202", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(string {|LLMA1202:name|}, CancellationToken cancellationToken = default);
        }
        """);
}
