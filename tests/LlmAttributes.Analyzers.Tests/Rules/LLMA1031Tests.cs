namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1031Tests
{
    [Theory]
    [InlineData("""{|#0:PromptCase("a", Contains = "b")|}""", "0 arguments", "'text' has none", "add it behind the name, in the order of the parameters")]
    [InlineData("""PromptCase("a", "b", 3, {|#0:"c"|}, Contains = "b")""", "3 arguments", "the call takes 2", "remove what is too many")]
    public Task Case_WithAnotherCount_IsReported(string @case, string given, string why, string remedy) => Verify.ReportsAsync(
        "LLMA1031",
        Contract($$"""[Prompt("Read {text} {count}."), {{@case}}] Task<string> ReadAsync(string text, int count = 1, """),
        "a", "ReadAsync", given, why, remedy);

    [Theory]
    [InlineData("""PromptCase("a", "b", Contains = "b")""")]
    [InlineData("""PromptCase("a", "b", 3, Contains = "b")""")]
    [InlineData("""PromptCase("a", new object[] { "b", 3 }, Contains = "b")""")]
    public Task Case_WithItsArguments_IsQuiet(string @case) => Verify.QuietAsync(
        Contract($$"""[Prompt("Read {text} {count}."), {{@case}}] Task<string> ReadAsync([Tenant] string tenant, ChatMessage[] history, string text, int count = 1, LlmCallOptions? options = null, """));

    [Fact]
    public Task Case_WithAnArrayInAList_GivesOneArgument() => Verify.QuietAsync(
        Contract("""[Prompt("Read {texts}."), PromptCase("a", new object[] { new[] { "b", "c" } }, Contains = "b")] Task<string> ReadAsync(string[] texts, """));

    private static string Contract(string call) => $$"""
        [LlmClient]
        public partial interface IDesk
        {
            {{call}}CancellationToken cancellationToken = default);
        }

        public enum Mood { Glad, Angry }

        public sealed record Ticket(string Title, Mood Mood, int? Count, string[] Tags, Ticket? Parent);
        """;
}
