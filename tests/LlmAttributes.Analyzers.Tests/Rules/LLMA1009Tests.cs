namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1009Tests
{
    [Fact]
    public Task Token_BeforeAnotherParameter_IsReported() => Verify.ReportsAsync("LLMA1009", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(CancellationToken {|#0:token|}, string name);
        }
        """, "token", "GreetAsync");

    [Fact]
    public Task Token_AtTheEnd_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Token_BeforeParams_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {names}.")]
            Task<string> GreetAsync(CancellationToken token, params string[] names);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1009", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(CancellationToken {|LLMA1009:token|}, string name);
        }
        """);
}
