namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1034Tests
{
    [Fact]
    public Task Pattern_Invalid_IsReported() => Verify.ReportsAsync(
        Contract("""[Prompt("Read {text}."), PromptCase("a", "b", {|LLMA1034:Matches = "(x"|})] Task<string> ReadAsync(string text, """));

    [Fact]
    public Task Pattern_Valid_IsQuiet() => Verify.QuietAsync(
        Contract("""[Prompt("Read {text}."), PromptCase("a", "b", Matches = @"^(x|\d{2,})(?=y)")] Task<string> ReadAsync(string text, """));

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
