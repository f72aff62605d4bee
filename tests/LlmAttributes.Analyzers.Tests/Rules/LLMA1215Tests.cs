namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1215Tests
{
    [Fact]
    public Task UntrustedValue_InASystemPrompt_IsReported() => Verify.ReportsAsync("LLMA1215", """
        [LlmClient]
        public partial interface IDesk
        {
            [SystemPrompt("For {|#0:{who.Length}|}."), Prompt("{body}")]
            Task<string> AskAsync([Untrusted] string who, [Untrusted] string body, CancellationToken cancellationToken = default);
        }
        """, "who.Length", "AskAsync");

    [Fact]
    public Task UntrustedItem_InASystemTurn_IsReported() => Verify.ReportsAsync(""""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("""
                {#system}
                For {#each people as one}{|LLMA1215:{one}|}{/each}{#if body}.{/if}
                {#user}
                {body}
                """)]
            Task<string> AskAsync([Untrusted] string[] people, [Untrusted] string body, CancellationToken cancellationToken = default);
        }
        """");

    [Fact]
    public Task Untrusted_OnWhatIsNoValue_HasNoEffect() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body}")]
            Task<string> AskAsync([{|LLMA1010:Untrusted|}] IEnumerable<ChatMessage> history, string body, [{|LLMA1010:Untrusted|}, Tenant] string tenant, CancellationToken cancellationToken = default);
        }
        public static class Other { public static void Do([{|LLMA1010:Untrusted|}] string text) { } }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1215", """
        [LlmClient]
        public partial interface IDesk
        {
            [SystemPrompt("For {|LLMA1215:{who}|}."), Prompt("Go.")]
            Task<string> AskAsync([Untrusted] string who, CancellationToken cancellationToken = default);
        }
        """);
}
