namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1221Tests
{
    private const string File = "Prompts/sort.examples.jsonl";

    private static string Contract(string input) => $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Sort {body} of {day:D} for {count} {kind} {ids} {paid}"), Example({{input}}, "urgent")]
            Task<string> SortAsync(string body, DateOnly day, int? count, DayOfWeek kind, string[] ids, bool paid = false, CancellationToken cancellationToken = default);
        }
        """;

    [Theory]
    [InlineData("""{"body":"a","bodi":"b"}""", "gives 'bodi', which is no parameter that the prompt may use", "rename it to 'body'")]
    [InlineData("""{"body":"a","cancellationToken":1}""", "gives 'cancellationToken', which is no parameter that the prompt may use", "take it out")]
    [InlineData("""{"body":"a","kind":"Monday","ids":[]}""", "lacks the argument 'day'", "give it")]
    [InlineData("""{"body":1,"day":"2026-01-02","kind":"Monday","ids":[]}""", "gives '1' as 'body', which is no text", "give one")]
    [InlineData("""{"body":"a","day":"soon","kind":"Monday","ids":[]}""", "gives '\"soon\"' as 'day', which is no date or time", "give one")]
    [InlineData("""{"body":"a","day":"2026-01-02","count":1.5,"kind":"Monday","ids":[]}""", "gives '1.5' as 'count', which is no whole number", "give one")]
    [InlineData("""{"body":"a","day":"2026-01-02","kind":"Someday","ids":[]}""", "gives '\"Someday\"' as 'kind', which is none of 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'", "give one")]
    [InlineData("""{"body":"a","day":"2026-01-02","kind":"Monday","ids":["x",1]}""", "gives '[\"x\",1]' as 'ids', which is no list of texts", "give one")]
    [InlineData("""{"body":"a","day":"2026-01-02","kind":"Monday","ids":[],"paid":"yes"}""", "gives '\"yes\"' as 'paid', which is neither 'true' nor 'false'", "give one")]
    public Task Arguments_ThatDoNotFit_AreReportedAtTheInput(string input, string fault, string remedy) =>
        Verify.ReportsAsync("LLMA1221", Contract($"{{|#0:@\"{input.Replace("\"", "\"\"", StringComparison.Ordinal)}\"|}}"), "SortAsync", fault, remedy);

    [Theory]
    [InlineData("""{"body":"a","day":"2026-01-02","count":3,"kind":"Monday","ids":["x"],"paid":true}""")]
    [InlineData("""{"body":"a","day":"2026-01-02","count":null,"kind":"Monday","ids":[]}""")]
    [InlineData("""{"other":"JSON that a user may write"}""")]
    [InlineData("a message")]
    public Task Inputs_ThatFit_AreQuiet(string input) => Verify.QuietAsync(Contract($"@\"{input.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    [Fact]
    public Task Arguments_OfAnObjectsPath_AskForAText() => Verify.ReportsAsync("LLMA1221", """
        public sealed record Order(string Id);
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Sort {order.Id}"), Example({|#0:@"{""order"":{""id"":""a""}}"|}, "urgent")]
            Task<string> SortAsync(Order order, CancellationToken cancellationToken = default);
        }
        """, "SortAsync", "needs '{order.Id}', whose text only the running call knows", "give the user message as a text");

    [Theory]
    [InlineData("{\"input\":\"a\",\"output\":\"b\"}\n{\"input\":\"a\" \"output\":\"b\"}", 2, 14, "is no JSON", "write '{\"input\": …, \"output\": …}'")]
    [InlineData("\n\n{\"input\":\"a\"}", 3, 1, "has no 'output'", "write '{\"input\": …, \"output\": …}'")]
    [InlineData("{\"input\":7,\"output\":\"b\"}", 1, 1, "has an 'input' that is neither a text nor an object", "give the user message, or the arguments by their names")]
    [InlineData("{\"input\":\"a\",\"outptu\":\"b\"}", 1, 14, "has a member 'outptu'", "take it out: a line has 'input' and 'output'")]
    [InlineData("{\"input\":\"a\",\"output\":\"b\"}\r\n{\"input\":{\"body\":\"a\",\"team\":3},\"output\":\"b\"}", 2, 22, "gives '3' as 'team', which is no text", "give one")]
    [InlineData("{\"input\":{\"body\":\"a\"},\"output\":\"b\"}", 1, 1, "lacks the argument 'team'", "give it")]
    public Task Line_ThatIsNoExample_IsReportedInTheFile(string text, int line, int column, string fault, string remedy) => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Sort {body} for {team}"), Examples({|#0:File = "Prompts/sort.examples.jsonl"|})]
            Task<string> SortAsync(string body, string team, CancellationToken cancellationToken = default);
        }
        """, test =>
    {
        test.TestState.AdditionalFiles.Add((File, text));
        test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(Verify.RuleOf("LLMA1221")).WithLocation(File, line, column).WithLocation(0).WithArguments("SortAsync", fault, remedy));
    });

    [Fact]
    public Task Answer_OfALineThatTheCallCannotRead_IsReportedInTheFile() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Is {body} urgent?"), Examples({|#0:File = "Prompts/sort.examples.jsonl"|})]
            Task<bool> SortAsync(string body, CancellationToken cancellationToken = default);
        }
        """, test =>
    {
        test.TestState.AdditionalFiles.Add((File, "{\"input\":\"a\",\"output\":true}\n{\"input\":\"a\",\"output\":\"no\"}"));
        test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(Verify.RuleOf("LLMA1217")).WithLocation(File, 2, 1).WithLocation(0).WithArguments("no", "SortAsync", "'true' or 'false'"));
    });

    [Theory]
    [InlineData("Prompts/none.jsonl")]
    [InlineData("../sort.examples.jsonl")]
    public Task File_ThatIsNoneOfTheProject_IsReported(string path) => Verify.ReportsAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Sort {body}"), Examples({|LLMA1204:File = "{{path}}"|})]
            Task<string> SortAsync(string body, CancellationToken cancellationToken = default);
        }
        """, static test => test.TestState.AdditionalFiles.Add((File, "{\"input\":\"a\",\"output\":\"b\"}")));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1221", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Sort {body}"), Example({|LLMA1221:@"{""body"":1}"|}, "urgent")]
            Task<string> SortAsync(string body, CancellationToken cancellationToken = default);
        }
        """);
}
