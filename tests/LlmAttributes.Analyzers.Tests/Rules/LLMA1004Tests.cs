namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1004Tests
{
    [Fact]
    public Task Call_ReturningAtOnce_IsReported() => Verify.ReportsAsync("LLMA1004", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            string {|#0:Greet|}(CancellationToken cancellationToken = default);
        }
        """, "Greet", "string");

    [Fact]
    public Task Call_ReturningNothing_IsReported() => Verify.ReportsAsync("LLMA1004", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            void {|#0:Greet|}(CancellationToken cancellationToken = default);
        }
        """, "Greet", "void");

    [Fact]
    public Task Call_WithBody_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            string Greet() => "hi";
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1004", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            string {|LLMA1004:Greet|}(CancellationToken cancellationToken = default);
        }
        """);
}
