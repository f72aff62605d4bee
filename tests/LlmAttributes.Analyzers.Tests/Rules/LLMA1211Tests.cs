namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1211Tests
{
    [Fact]
    public Task Fragment_ThatIncludesItself_IsReported() => Verify.ReportsAsync("LLMA1211", """
        [LlmClient, PromptFragment("a", "{>b}"), PromptFragment("b", "B {>a}")]
        public partial interface IDesk
        {
            [Prompt("Thank {name}. {|#0:{>a}|}")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "a", "ThankAsync", "a > b > a");

    [Fact]
    public Task Fragment_IncludedTwice_IsQuiet() => Verify.QuietAsync("""
        [LlmClient, PromptFragment("a", "{>b}{>b}"), PromptFragment("b", "B")]
        public partial interface IDesk
        {
            [Prompt("Thank {name}. {>a} {>b} {>a}")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Prompt_ThatIncludesItself_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Thank {name}. {|LLMA1211:{>thanks}|}", Name = "thanks")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1211", """
        [LlmClient, PromptFragment("a", "{>a}")]
        public partial interface IDesk
        {
            [Prompt("Thank {name}. {|LLMA1211:{>a}|}")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
