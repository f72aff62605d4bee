namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1216Tests
{
    [Fact]
    public Task UntrustedValue_LeftAsItIs_IsReported() => Verify.ReportsAsync("LLMA1216", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body} {|#0:{body:raw}|}")]
            Task<string> AskAsync([Untrusted] string body, CancellationToken cancellationToken = default);
        }
        """, "body", "AskAsync");

    [Fact]
    public Task UntrustedValue_BetweenDelimiters_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body} {many:bullets} {when:yyyy}")]
            Task<string> AskAsync([Untrusted] string body, [Untrusted] string[] many, [Untrusted] DateTime when, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1216", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{|LLMA1216:{body:raw}|}")]
            Task<string> AskAsync([Untrusted] string body, CancellationToken cancellationToken = default);
        }
        """);
}
