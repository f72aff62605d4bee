namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1230Tests
{
    [Fact]
    public Task Query_OfWhatIsCutIntoChunks_IsReported() => Verify.ReportsAsync("LLMA1230", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{context} {document}")]
            [{|#0:Retrieve("kb", Query = "{document}")|}]
            Task<string> AskAsync([Chunk] string document, CancellationToken token);
        }
        """, "kb", "AskAsync", "looks for '{document}', which is cut into chunks", "name another parameter in 'Query'");

    [Theory]
    [InlineData("{question}", "Retrieve(\"kb\")", "fills '{context}', which its prompt does not have", "add '{context}' to the prompt, or name another placeholder with 'Into'")]
    [InlineData("{question}", "Retrieve(\"kb\", Into = \"question\")", "fills '{question}', which is a parameter", "name another placeholder with 'Into'")]
    [InlineData("{question}", "Retrieve(\"kb\", Into = \"a b\")", "fills 'a b', which is no name of a placeholder", "write a name, such as 'context'")]
    [InlineData("{question}", "Retrieve(\"kb\", Into = \"a.b\")", "fills 'a.b', which is no name of a placeholder", "write a name, such as 'context'")]
    [InlineData("{question} {context}", "Retrieve(\" \")", "names no store", "name the key of one", " ")]
    [InlineData("{question} {context}", "Retrieve(\"kb\", Query = \"{questoin}\")", "looks for '{questoin}', which is no value of a parameter", "name one")]
    [InlineData("{question} {context}", "Retrieve(\"kb\", Query = \"news\")", "looks for the same in every call", "put a placeholder into 'Query'")]
    [InlineData("{question} {context}", "Retrieve(\"kb\", Query = \"{question}{/if}\")", "has a tag in its query", "use plain placeholders")]
    [InlineData("{question} {context}", "Retrieve(\"kb\", PartitionBy = \"team\")", "is parted by 'team', which is no parameter with a value", "name one")]
    public Task Retrieve_ThatCannotBeMade_IsReported(string prompt, string attribute, string fault, string remedy, string store = "kb") => Verify.ReportsAsync("LLMA1230", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{{prompt}}")]
            [{|#0:{{attribute}}|}]
            Task<string> AskAsync(string question, CancellationToken cancellationToken = default);
        }
        """, store, "AskAsync", fault, remedy);

    [Fact]
    public Task Retrieve_WithTwoTextsToLookFor_IsReported() => Verify.ReportsAsync("LLMA1230", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{context} {question} {name}")]
            [{|#0:Retrieve("kb")|}]
            Task<string> AskAsync(string question, string name, CancellationToken cancellationToken = default);
        }
        """, "kb", "AskAsync", "could look for each of several texts", "say which with 'Query', for instance 'Query = \"{question}\"'");

    [Fact]
    public Task Retrieve_WithoutAText_IsReported() => Verify.ReportsAsync("LLMA1230", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{context} {number}")]
            [{|#0:Retrieve("kb")|}]
            Task<string> AskAsync(int number, CancellationToken cancellationToken = default);
        }
        """, "kb", "AskAsync", "has no text to look for", "say what with 'Query'");

    [Fact]
    public Task Retrieve_TwiceIntoOnePlace_IsReported() => Verify.ReportsAsync("LLMA1230", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{context} {question}")]
            [Retrieve("kb")]
            [{|#0:Retrieve("other")|}]
            Task<string> AskAsync(string question, CancellationToken cancellationToken = default);
        }
        """, "other", "AskAsync", "fills '{context}' like another one", "give each a placeholder of its own with 'Into'");

    [Fact]
    public Task Retrieve_ThatFits_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{context} {question} {facts}")]
            [Retrieve("kb", TopK = 3, MaxTokens = 500, MinScore = 0.1, PartitionBy = "team")]
            [Retrieve("facts", Into = "facts", Query = "{question} {number:D3}", EmptyText = "none")]
            Task<string> AskAsync(string question, string team, int number, CancellationToken cancellationToken = default);

            [Prompt("{question}"), PromptVariant("long", "{context} {question}")]
            [Retrieve("kb")]
            Task<string> TryAsync(string question, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1230", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{question}")]
            [{|LLMA1230:Retrieve("kb")|}]
            Task<string> AskAsync(string question, CancellationToken cancellationToken = default);
        }
        """);
}
