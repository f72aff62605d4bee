namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2031Tests
{
    [Theory]
    [InlineData("", "int number", "{number}", "no text reaches its prompt")]
    [InlineData("", "[Sensitive] string name", "{name}", "no text reaches its prompt")]
    [InlineData("", "string text, string language", "{text} in {language}", "both 'text' and 'language' are texts")]
    [InlineData(", MeaningOf = \"count\"", "string text, int count", "{text} {count}", "'MeaningOf' names 'count', which is no text that reaches the prompt")]
    [InlineData(", MeaningOf = \"text\", PartitionBy = \"text\"", "string text, string other", "{text} {other}", "'MeaningOf' names 'text', which is no text that reaches the prompt")]
    public Task Call_WithoutOneText_IsReported(string arguments, string parameters, string prompt, string fault) => Verify.ReportsAsync("LLMA2031", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Answer {{prompt}}.")]
            [Cache(Semantic = true{{arguments}})]
            Task<string> {|#0:AnswerAsync|}({{parameters}}, CancellationToken cancellationToken = default);
        }
        """, "AnswerAsync", fault);

    [Fact]
    public Task Call_WithOneTextBesideTenantAndPartition_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Answer {text} of {count}.")]
            [Cache(Semantic = true, PartitionBy = "user")]
            Task<string> AnswerAsync([Tenant] string tenant, string user, string text, int count, CancellationToken cancellationToken = default);

            [Prompt("Answer {text} in {language}.")]
            [Cache(Semantic = true, MeaningOf = nameof(text))]
            Task<string> NamedAsync(string text, string language, CancellationToken cancellationToken = default);

            [Prompt("Tell {text}.")]
            [Cache(Semantic = true)]
            IAsyncEnumerable<string> TellAsync(string text, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2031", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Answer {number}.")]
            [Cache(Semantic = true)]
            Task<string> {|LLMA2031:AnswerAsync|}(int number, CancellationToken cancellationToken = default);
        }
        """);
}
