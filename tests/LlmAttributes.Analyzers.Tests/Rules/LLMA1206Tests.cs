namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1206Tests
{
    [Fact]
    public Task Prompt_WithAKey_IsReported() => Verify.ReportsAsync("LLMA1206", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name} with {|#0:sk-proj-a8Fk29dLq0Zx73PbWm41TyRn|}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "prompt", "GreetAsync", "an API key");

    [Fact]
    public Task Example_WithAToken_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Example("log in", "{|LLMA1206:ghp_a8Fk29dLq0Zx73PbWm41TyRnQe5UiOp1s6Df|}")]
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task SystemPrompt_OfTheContract_IsReportedOnce() => Verify.ReportsAsync("""
        [LlmClient]
        [SystemPrompt("The account is {|LLMA1206:AKIA2E7XK4Q9ZT1M8B5C|}.")]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Placeholder_ForAKey_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name} with sk-your-secret-key-goes-here.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1206", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name} with {|LLMA1206:sk-proj-a8Fk29dLq0Zx73PbWm41TyRn|}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
