namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1207Tests
{
    [Fact]
    public Task Path_ToAMissingProperty_IsReported() => Verify.ReportsAsync("LLMA1207", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name.Length} {|#0:{name.Lenght}|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "name.Lenght", "string", "Lenght", "rename it to 'Length'");

    [Fact]
    public Task Path_ToAProperty_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name.Length:D3}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1207", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name.Length} {|LLMA1207:{name.Lenght}|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
