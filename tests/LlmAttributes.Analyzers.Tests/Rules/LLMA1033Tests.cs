namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1033Tests
{
    [Theory]
    [InlineData("Task<Mood>", "{|#0:Expect = \"Glad\"|}", "\"Glad\"", "the result is a 'Mood'", "write one of 'Mood'")]
    [InlineData("Task<string>", "{|#0:Expect = 1|}", "1", "the answer is text", "write a text")]
    [InlineData("Task<Ticket>", "{|#0:Expect = \"x\"|}", "\"x\"", "the result is a 'Ticket'", "name a 'Property' of it")]
    [InlineData("Task<Ticket>", "Property = \"Parent\", {|#0:Expect = \"x\"|}", "\"x\"", "'Parent' is a 'Ticket?'", "name a property within it")]
    [InlineData("Task<Ticket>", "Property = \"Parent.Size\", {|#0:Contains = \"x\"|}", "'Parent.Size'", "'Ticket?' has no property 'Size' that can be read", "name a property")]
    [InlineData("Task<Ticket>", "{|#0:Properties = new object[] { \"Title\" }|}", "paths and values", "they do not take turns", "write a path as text and what it should be, for instance [\"Customer.Name\", \"Ada\"]")]
    [InlineData("IAsyncEnumerable<string>", "Property = \"Length\", {|#0:Matches = \"x\"|}", "'Length'", "the answer is text", "use 'Contains' or 'Matches'")]
    [InlineData("IAsyncEnumerable<Partial<Ticket>>", "{|#0:Expect = 1|}", "a value", "the object grows while it is streamed", "use 'Contains' or 'Matches'")]
    [InlineData("Task<List<int>>", "{|#0:Expect = new object[] { 1, \"x\" }|}", "\"x\"", "the items are of the type 'int'", "write a constant of 'int'")]
    public Task Expectation_OfAnotherType_IsReported(string result, string expectation, string shown, string why, string remedy) => Verify.ReportsAsync(
        Contract($$"""[Prompt("Read {text}."), PromptCase("a", "b", {{expectation}})] {{result}} ReadAsync(string text, """),
        test =>
        {
            test.DisabledDiagnostics.AddRange(["LLMA5003", "LLMA5004", "LLMA5012"]);
            test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(Verify.RuleOf("LLMA1033")).WithLocation(0).WithArguments("a", "ReadAsync", shown, why, remedy));
        });

    [Theory]
    [InlineData("Task<Mood>", "Expect = Mood.Glad")]
    [InlineData("ValueTask<LlmResult<bool>>", "Expect = true")]
    [InlineData("Task<decimal>", "Expect = 0.1")]
    [InlineData("Task<ChatResponse>", "Expect = \"x\", Lacks = \"y\"")]
    [InlineData("Task<Ticket?>", "Property = \"Parent.Parent.Title\", Expect = \"x\", Contains = \"x\", Matches = \"x\"")]
    [InlineData("Task<Ticket>", "Properties = new object[] { \"Title\", \"x\", \"Mood\", Mood.Glad, \"Parent.Count\", 3, \"Tags\", new[] { \"x\" }, \"Tags.Length\", 1 }")]
    [InlineData("Task<List<int>>", "Expect = new[] { 1, 2 }")]
    [InlineData("Task<DateOnly>", "Expect = \"2026-01-31\"")]
    [InlineData("IAsyncEnumerable<Ticket>", "Property = \"Count\", Expect = 2")]
    [InlineData("IAsyncEnumerable<ChatResponseUpdate>", "Expect = \"x\"")]
    [InlineData("LlmStream<string>", "Contains = \"x\"")]
    public Task Expectation_OfTheType_IsQuiet(string result, string expectation) => Verify.QuietAsync(
        Contract($$"""[Prompt("Read {text}."), PromptCase("a", "b", {{expectation}})] {{result}} ReadAsync(string text, """),
        test => test.DisabledDiagnostics.AddRange(["LLMA5003", "LLMA5004", "LLMA5012"]));

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
