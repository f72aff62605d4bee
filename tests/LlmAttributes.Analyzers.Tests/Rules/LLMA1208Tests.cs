namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1208Tests
{
    [Fact]
    public Task Placeholder_InAContractsSystemPrompt_IsReported() => Verify.ReportsAsync("LLMA1208", """
        [LlmClient]
        [SystemPrompt("You serve {|#0:{name}|}.")]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "IDesk", "name");

    [Fact]
    public Task Placeholder_InAnAssemblysSystemPrompt_IsReported() => Verify.ReportsAsync("""
        [assembly: SystemPrompt("You serve {|LLMA1208:{name}|}.")]

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Placeholder_InAnAssemblysSystemPromptOfSeveralContracts_IsReportedOnce() => Verify.ReportsAsync("""
        [assembly: Timeout(TotalSeconds = 5), SystemPrompt("You serve {|LLMA1208:{name}|}.")]
        [assembly: TracePerformance]

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
            [Prompt("Ask {name}.")]
            Task<string> AskAsync(string name, CancellationToken cancellationToken = default);
        }

        [LlmClient]
        public partial interface IBank : IBase
        {
            [Prompt("Count {name}.")]
            Task<int> CountAsync(string name, CancellationToken cancellationToken = default);
        }

        public interface IBase
        {
            [Prompt("Base {name}.")]
            Task<string> BaseAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task SystemPrompt_WithoutPlaceholder_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        [SystemPrompt("You serve {{name}}.")]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1208", """
        [LlmClient]
        [SystemPrompt("You serve {|LLMA1208:{name}|}.")]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
