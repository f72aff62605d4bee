namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1032Tests
{
    [Theory]
    [InlineData("string", "1", "1", "string", "write a constant of 'string'")]
    [InlineData("int", "\"x\"", "\"x\"", "int", "write a constant of 'int'")]
    [InlineData("byte", "256", "256", "byte", "write a constant of 'byte'")]
    [InlineData("Mood", "0", "0", "Mood", "write one of 'Mood'")]
    [InlineData("DateOnly", "\"July 32\"", "\"July 32\"", "DateOnly", "write the 'DateOnly' as text, for instance \"2026-01-31\"")]
    [InlineData("Ticket", "\"x\"", "\"x\"", "Ticket", "no constant is one, so test the call in code")]
    [InlineData("IReadOnlyList<int>", "1", "1", "IReadOnlyList<int>", "write an array such as 'new int[] { … }'")]
    public Task Argument_OfAnotherType_IsReported(string type, string argument, string shown, string name, string remedy) => Verify.ReportsAsync(
        "LLMA1032",
        Contract($$"""[Prompt("Read."), PromptCase("a", {|#0:{{argument}}|}, Contains = "b")] Task<string> ReadAsync([Memory] string memory, {{type}} value, """).Replace("Read.", "Read {value}.", StringComparison.Ordinal),
        "a", "ReadAsync", shown, "value", name, remedy);

    [Theory]
    [InlineData("string?", "null")]
    [InlineData("char", "'x'")]
    [InlineData("Mood?", "Mood.Angry")]
    [InlineData("decimal", "0.1")]
    [InlineData("decimal", "\"12345678901234567890.5\"")]
    [InlineData("Half", "1")]
    [InlineData("Guid", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [InlineData("DateTimeOffset?", "\"2026-01-31T09:30:00Z\"")]
    [InlineData("TimeOnly", "\"09:30\"")]
    [InlineData("TimeSpan", "\"00:05:00\"")]
    [InlineData("Uri", "\"https://example.com\"")]
    [InlineData("object", "1L")]
    [InlineData("List<int>", "new[] { 1, 2 }")]
    [InlineData("IEnumerable<DateOnly>", "new object[] { new[] { \"2026-01-31\" } }")]
    public Task Argument_OfTheType_IsQuiet(string type, string argument) => Verify.QuietAsync(
        Contract($$"""[Prompt("Read {value}."), PromptCase("a", {{argument}}, Contains = "b")] Task<string> ReadAsync({{type}} value, """));

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
