using Microsoft.CodeAnalysis.Testing;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1212Tests
{
    [Theory]
    [InlineData("{|#0:{#if}|}", "{#if}", "is neither '{#if path}' nor '{#each path as name}'", "mend it or write '{{#if}}' for the text itself")]
    [InlineData("{|#0:{#if a && b}|}", "{#if a && b}", "is neither '{#if path}' nor '{#each path as name}'", "mend it or write '{{#if a && b}}' for the text itself")]
    [InlineData("{|#0:{#each list as 1}|}", "{#each list as 1}", "is neither '{#if path}' nor '{#each path as name}'", "mend it or write '{{#each list as 1}}' for the text itself")]
    [InlineData("{|#0:{#if a}|}x", "{#if a}", "is not closed", "add '{/if}'")]
    [InlineData("{|#0:{#each list}|}x", "{#each list}", "is not closed", "add '{/each}'")]
    [InlineData("{#if a}x{/if}{|#0:{/if}|}", "{/if}", "closes nothing", "remove it or write '{{/if}}' for the text itself")]
    [InlineData("{#if a}x{:else}y{|#0:{:else}|}z{/if}", "{:else}", "closes nothing", "remove it or write '{{:else}}' for the text itself")]
    [InlineData("{#each list}x{|#0:{:else}|}y{/each}", "{:else}", "closes nothing", "remove it or write '{{:else}}' for the text itself")]
    [InlineData("{#if a}\\n{|#0:{#user}|}\\nx{/if}", "{#user}", "stands inside a block or a fragment", "move it out")]
    [InlineData("x {|#0:{#user}|} y", "{#user}", "shares its line", "give it a line of its own")]
    [InlineData("x\\n{|#0:{#system}|}\\ny", "{#system}", "stands behind other messages", "move it to the top")]
    [InlineData("{|#0:{#user}|}\\n{#assistant}\\ny", "{#user}", "begins an empty message", "write its text or remove it")]
    public Task Tag_ThatIsMisplaced_IsReportedAtItsPlace(string template, string tag, string fault, string remedy) => Verify.ReportsAsync("LLMA1212", $$"""
        #pragma warning disable LLMA1202
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{{template}}")]
            Task<string> AskAsync(bool a, bool b, string[] list, CancellationToken cancellationToken = default);
        }
        """, tag, "AskAsync", fault, remedy);

    [Fact]
    public Task Turn_InASystemPrompt_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [SystemPrompt("Be brief.\n{|LLMA1212:{#user}|}\nx"), Prompt("Ask {x}.")]
            Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task SystemTurn_BesideASystemPrompt_IsTwoPrompts() => Verify.ReportsAsync(""""
        [LlmClient]
        public partial interface IDesk
        {
            [SystemPrompt("Be brief."), Prompt({|LLMA1205:"""
                {#system}
                Be long.
                {#user}
                Ask {x}.
                """|})]
            Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """");

    [Fact]
    public Task Tags_WellFormed_AreQuiet() => Verify.QuietAsync(""""
        [LlmClient, SystemPrompt("Shared.")]
        public partial interface IDesk
        {
            [Prompt("""
                {#system}
                {#if a}Be brief.{:else}Be long.{/if}
                {#user}
                {#each list as entry}
                {#if entry}{entry}{/if} {#each more}{item}{/each}
                {/each}
                {{#if}}
                {#assistant}
                So
                """)]
            Task<string> AskAsync(bool a, string?[] list, int[]? more, CancellationToken cancellationToken = default);
        }
        """");

    [Fact]
    public Task Fault_InAFile_IsReportedInTheFile() => Verify.ReportsAsync("""
        #pragma warning disable LLMA1202
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt(File = "a.md")]
            Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """, static test =>
        {
            test.TestState.AdditionalFiles.Add(("a.md", "Ask\r\n {#if x}y {nobody}\r\n{x.None}"));
            test.ExpectedDiagnostics.Add(new DiagnosticResult(Verify.RuleOf("LLMA1212")).WithSpan("a.md", 2, 2, 2, 9).WithSpan("/0/Test0.cs", 5, 13, 5, 26).WithArguments("{#if x}", "AskAsync", "is not closed", "add '{/if}'"));
            test.ExpectedDiagnostics.Add(new DiagnosticResult(Verify.RuleOf("LLMA1201")).WithSpan("a.md", 2, 11, 2, 19).WithSpan("/0/Test0.cs", 5, 13, 5, 26).WithArguments("AskAsync", "nobody", "add a parameter 'nobody'"));
            test.ExpectedDiagnostics.Add(new DiagnosticResult(Verify.RuleOf("LLMA1207")).WithSpan("a.md", 3, 1, 3, 9).WithSpan("/0/Test0.cs", 5, 13, 5, 26).WithArguments("AskAsync", "x.None", "string", "None", "name a public property"));
        });

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1212", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{x}{|LLMA1212:{/if}|}")]
            Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """);
}
