namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1231Tests
{
    [Theory]
    [InlineData("Retrieve(\"kb\")")]
    [InlineData("Retrieve(\"kb\", Query = \"{question}\")")]
    [InlineData("Retrieve(\"kb\", Query = \"about {question}\")")]
    public Task Query_OfASensitiveValue_IsReported(string attribute) => Verify.ReportsAsync("LLMA1231", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{context} {question}")]
            [{|#0:{{attribute}}|}]
            Task<string> AskAsync([Sensitive] string question, CancellationToken cancellationToken = default);
        }
        """, "question", "AskAsync", "kb");

    [Fact]
    public Task Query_OfAnotherValue_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{context} {question} {name}")]
            [Retrieve("kb", Query = "{question}")]
            Task<string> AskAsync(string question, [Sensitive] string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1231", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{context} {question}")]
            [{|LLMA1231:Retrieve("kb")|}]
            Task<string> AskAsync([Sensitive] string question, CancellationToken cancellationToken = default);
        }
        """);
}
