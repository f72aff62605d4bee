namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1213Tests
{
    [Theory]
    [InlineData("{|#0:{#if count}|}x{/if}", "{#if count}", "tests 'int', which is no condition", "test a bool, a sequence, a text or what may be missing")]
    [InlineData("{|#0:{#each count}|}{item}{#if item}x{/if}{/each}", "{#each count}", "goes through 'int', which is no sequence of one type", "name a list or an array")]
    [InlineData("{|#0:{#each text}|}{item}{/each}", "{#each text}", "goes through 'string', which is no sequence of one type", "name a list or an array")]
    [InlineData("{|#0:{count:bullets}|}", "{count:bullets}", "lists 'int', which is no sequence of one type", "remove the format or name a list")]
    [InlineData("{|#0:{text:numbered}|}", "{text:numbered}", "lists 'string', which is no sequence of one type", "remove the format or name a list")]
    public Task Value_ThatDoesNotFit_IsReportedAtItsPlace(string template, string tag, string fault, string remedy) => Verify.ReportsAsync("LLMA1213", $$"""
        #pragma warning disable LLMA1202
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{{template}}")]
            Task<string> AskAsync(int count, string text, CancellationToken cancellationToken = default);
        }
        """, tag, "AskAsync", fault, remedy);

    [Fact]
    public Task Values_ThatFit_AreQuiet() => Verify.QuietAsync("""
        public sealed class Order { public bool IsPaid { get; set; } public int Count { get; set; } public Dictionary<string, int>? Parts { get; set; } }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{#if order}{#if order.IsPaid}{#if order.Count}{order.Parts:bullets}{#each order.Parts as part}{part.Key}{/each}{/if}{/if}{/if}{list:numbered}")]
            Task<string> AskAsync(Order order, IEnumerable<string> list, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1213", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{|LLMA1213:{x:bullets}|}")]
            Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """);
}
