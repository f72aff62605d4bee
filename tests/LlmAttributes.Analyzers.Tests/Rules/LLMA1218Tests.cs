using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1218Tests
{
    private static readonly string s_long = new('x', 4_000);

    private static string Desk(string prompt, string mark = "") => $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt({{prompt}})]
            Task<string> AskAsync({{mark}}string body, CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public Task LongText_BehindAValue_IsReported() =>
        Verify.ReportsAsync("LLMA1218", Desk($"\"Sort {{|#0:{{body}}|}} {s_long} {{body}}\""), "AskAsync", "4002", "body");

    [Fact]
    public Task LongText_BeforeTheValue_IsQuiet() => Verify.QuietAsync(Desk($"\"{s_long} {{body}} {s_long[..3_000]}\""));

    [Fact]
    public Task LongText_BehindAStableValue_IsQuiet() => Verify.QuietAsync(Desk($"\"{{body}} {s_long}\"", "[CachePrefix] "));

    [Fact]
    public Task LongText_BehindAValueOfTheSystemPrompt_IsReported() => Verify.ReportsAsync("LLMA1218", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [SystemPrompt({|#0:"Today is {day}."|})]
            [Prompt("{{s_long}} {body}")]
            Task<string> AskAsync(string day, string body, CancellationToken cancellationToken = default);
        }
        """, "AskAsync", "4002", "day");

    [Fact]
    public Task LongText_BehindAHistory_IsQuiet() => Verify.QuietAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [SystemPrompt("Today is {day}.")]
            [Prompt("{{s_long}} {body}")]
            Task<string> AskAsync(string day, string body, ChatMessage[] history, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task CachePrefix_ThatFindsNoPrefix_HasNoEffect() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body} text"), {|LLMA1010:CachePrefix|}] Task<string> AskAsync(string body, CancellationToken cancellationToken = default);
            [Prompt("Do {body}"), CachePrefix] Task<string> DoAsync(string body, CancellationToken cancellationToken = default);
            [Prompt("{body}"), CachePrefix] Task<bool> SayAsync(string body, CancellationToken cancellationToken = default);
            [Prompt("{body}"), {|LLMA1010:CachePrefix(Enabled = false)|}] Task<bool> NotAsync(string body, CancellationToken cancellationToken = default);
            [Prompt("Go.")] Task<bool> GoAsync([{|LLMA1010:CachePrefix|}] AIContent image, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Fix_OfAPlainLiteral_MovesTheValue() =>
        Verify.FixesAsync<MovePlaceholderFix>(Desk($"\"Sort {{|LLMA1218:{{body}}|}} {s_long}\""), Desk($"\"Sort  {s_long}\\n{{body}}\""), "Move '{body}' to the end");

    [Fact]
    public Task Fix_OfRawLines_MovesTheValueToALineOfItsOwn() => Verify.FixesAsync<MovePlaceholderFix>(
        Desk($"\"\"\"\n        Sort {{|LLMA1218:{{body}}|}}.\n        {s_long}\n        \"\"\""),
        Desk($"\"\"\"\n        Sort .\n        {s_long}\n        {{body}}\n        \"\"\""));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1218", Desk($"\"Sort {{|LLMA1218:{{body}}|}} {s_long}\""));
}
