namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1036Tests
{
    [Fact]
    public Task Name_OfAnother_IsReported() => Verify.ReportsAsync(
        "LLMA1036",
        Contract("""[Prompt("Read {text}."), PromptCase("a", "b", Contains = "c"), PromptCase({|#0:"a"|}, "d", Contains = "e")] Task<string> ReadAsync(string text, """),
        "ReadAsync", "has the name 'a' of another", "give it one of its own");

    [Fact]
    public Task Name_Missing_IsReported() => Verify.ReportsAsync(
        "LLMA1036",
        Contract("""[Prompt("Read {text}."), PromptCase({|#0:" "|}, "b", Contains = "c")] Task<string> ReadAsync(string text, """),
        "ReadAsync", "has no name", "say in a few words what it shows");

    [Fact]
    public Task Name_OfACaseOfAnotherCall_IsQuiet() => Verify.QuietAsync(
        Contract("""
            [Prompt("Count {text}."), PromptCase("a", "b", Expect = 1)] Task<int> CountAsync(string text, CancellationToken cancellationToken = default);
            [Prompt("Read {text}."), PromptCase("a", "b", Contains = "c")] Task<string> ReadAsync(string text, 
            """));

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
