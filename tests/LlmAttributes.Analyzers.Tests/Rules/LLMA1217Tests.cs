namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1217Tests
{
    [Theory]
    [InlineData("bool", "yes", "'true' or 'false'")]
    [InlineData("int", "many", "number")]
    [InlineData("DayOfWeek", "Someday", "member of 'DayOfWeek'")]
    [InlineData("LlmResult<decimal>", "1,x", "number")]
    public Task Answer_TheCallCannotRead_IsReported(string type, string answer, string wanted)
    {
        return Verify.ReportsAsync("LLMA1217", $$"""
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("{body}"), Example("a", {|#0:"{{answer}}"|})]
                Task<{{type}}> AskAsync(string body, CancellationToken cancellationToken = default);
            }
            """, answer, "AskAsync", wanted);
    }

    [Theory]
    [InlineData("bool", " TRUE")]
    [InlineData("double", "-1.5e3")]
    [InlineData("DayOfWeek", "monday")]
    [InlineData("string", "anything")]
    public Task Answer_TheCallReads_IsQuiet(string type, string answer) => Verify.QuietAsync($$"""
        [LlmClient, Example("a", "{{answer}}")]
        public partial interface IDesk
        {
            [Prompt("{body}")] Task<{{type}}> AskAsync(string body, CancellationToken cancellationToken = default);
            [Prompt("{body}")] Task<{{type}}> AgainAsync(string body, CancellationToken cancellationToken = default);
        }
        """);

    private const string Types = """
        #pragma warning disable LLMA5003
        public enum Mood { Calm, VeryAngry }
        public sealed record Line(string Name, int Count, decimal? Price = null);
        public sealed record Ticket(string Title, Mood Mood, bool IsOpen, List<Line> Lines, Dictionary<string, double>? Scores, Line? Main = null);
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Cat), "cat")]
        public abstract record Pet;
        public sealed record Cat(int Lives) : Pet;
        """;

    [Theory]
    [InlineData("Ticket", "none", "it is no JSON")]
    [InlineData("Ticket", "[]", "'$' is not an object")]
    [InlineData("Ticket", """{"title":"a"}""", "'$.mood' is missing")]
    [InlineData("Ticket", """{"title":1,"mood":"Calm","isOpen":true,"lines":[]}""", "'$.title' is not text")]
    [InlineData("Ticket", """{"title":"a","mood":"Glad","isOpen":true,"lines":[]}""", "'$.mood' is not a name of 'Mood'")]
    [InlineData("Ticket", """{"title":"a","mood":"Calm","isOpen":"yes","lines":[]}""", "'$.isOpen' is not true or false")]
    [InlineData("Ticket", """{"title":"a","mood":"Calm","isOpen":true,"lines":{}}""", "'$.lines' is not a list")]
    [InlineData("Ticket", """{"title":"a","mood":"Calm","isOpen":true,"lines":[{"name":"x","count":1.5}]}""", "'$.lines[0].count' is not a whole number")]
    [InlineData("Ticket", """{"title":"a","mood":"Calm","isOpen":true,"lines":[],"scores":{"x":"y"}}""", "'$.scores.x' is not a number")]
    [InlineData("List<Line>", """[{"name":"x"}]""", "'$[0].count' is missing")]
    [InlineData("Pet", """{"$type":"dog","lives":1}""", "'$' is not an object")]
    [InlineData("Pet", """{"$type":"cat"}""", "'$.lives' is missing")]
    public Task Answer_InJsonThatDoesNotFit_IsReported(string type, string answer, string misfit) => Verify.ReportsAsync("LLMA1217", $$"""
        {{Types}}

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body}"), Example("a", {|#0:@"{{answer.Replace("\"", "\"\"", StringComparison.Ordinal)}}"|})]
            Task<{{type}}> AskAsync(string body, CancellationToken cancellationToken = default);
        }
        """, answer, "AskAsync", $"JSON of the type '{type}' ({misfit})");

    [Theory]
    [InlineData("Ticket", """{"title":"a","mood":"very_angry","is_open":false,"lines":[{"name":"x","count":1,"price":null},{"name":"y","count":2,"price":1.5}],"main":null}""")]
    [InlineData("List<Line>", """[{"name":"x","count":1}]""")]
    [InlineData("List<Line>", """{"data":[{"name":"x","count":1}]}""")]
    [InlineData("Pet", """{"$type":"cat","lives":9}""")]
    public Task Answer_InJsonThatFits_IsQuiet(string type, string answer) => Verify.QuietAsync($$"""
        {{Types}}

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body}"), Example("a", @"{{answer.Replace("\"", "\"\"", StringComparison.Ordinal)}}")]
            Task<{{type}}> AskAsync(string body, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Answer_OfAnEnum_IsItsNameInAnswers() => Verify.ReportsAsync("""
        public enum Tone { Calm, [System.Text.Json.Serialization.JsonStringEnumMemberName("very angry")] Worst }

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body}"), Example("a", "Very Angry"), Example("b", {|LLMA1217:"Worst"|})]
            Task<Tone> AskAsync(string body, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Answer_OfManyCalls_IsReportedOnce() => Verify.ReportsAsync("""
        [LlmClient, Example("a", {|LLMA1217:"b"|})]
        public partial interface IDesk
        {
            [Prompt("{body}")] Task<bool> AskAsync(string body, CancellationToken cancellationToken = default);
            [Prompt("{body}")] Task<bool> AgainAsync(string body, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1217", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body}"), Example("a", {|LLMA1217:"b"|})] Task<bool> AskAsync(string body, CancellationToken cancellationToken = default);
        }
        """);
}
