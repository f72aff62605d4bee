namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1220Tests
{
    [Theory]
    [InlineData("public string Do<T>() => \"\";", "Do", "is generic", "give it types")]
    [InlineData("private string Do() => \"\";", "Do", "is not accessible here", "make it internal or public")]
    [InlineData("public string Do(ref int x) => \"\";", "Do", "takes 'x' by reference", "pass it by value")]
    [InlineData("public string Do(object x) => \"\";", "Do", "takes 'x' of type 'object', which no argument can be", "take text, a number, a bool, an enumeration, a date, a time, a Guid, or a record, a list or a dictionary of those")]
    [InlineData("public string Do(Dictionary<string, List<object>> x) => \"\";", "Do", "takes 'x', whose 'Dictionary<string, List<object>>[][]' cannot be read out of JSON, since the type 'object' is not read from JSON", "use a record, a class, a list, a dictionary or a plain value")]
    [InlineData("public void Do(Part x) { } public record Part(string Id, System.IO.Stream Content);", "Do", "takes 'x', whose 'Orders.Part.Content' cannot be read out of JSON, since the type 'Stream' is not read from JSON", "use a record, a class, a list, a dictionary or a plain value")]
    [InlineData("public Part Do() => null!; public record Part(string Id, System.IO.Stream Content);", "Do", "returns what cannot be written as JSON at 'Orders.Part.Content', since the type 'Stream' is not written as JSON", "use a record, a class, a list, a dictionary or a plain value")]
    [InlineData("public Task<object> DoAsync() => null!;", "DoAsync", "returns 'Task<object>', which has no text for a model", "return text, a number, a bool, an enumeration, a date, a time, a Guid, or a record, a list or a dictionary of those")]
    [InlineData("public string Do() => \"\"; [LlmTool(Name = \"Do\")] public string Act() => \"\";", "Act", "has the name 'Do' of another tool", "give it another 'Name'")]
    public Task Tool_ThatIsNone_IsReportedWhereItIsGiven(string method, string name, string fault, string remedy) => Verify.ReportsAsync("LLMA1220", $$"""
        public sealed class Orders { [LlmTool] {{method}} }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{x}"), Tools({|#0:typeof(Orders)|})]
            Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """, name, "Orders", fault, remedy);

    [Fact]
    public Task Tools_OfManyCalls_AreReportedOnce() => Verify.ReportsAsync("""
        public sealed class Orders { [LlmTool] public void Do(object x) { } }
        public sealed class Nothing { public void Do(object x) { } }
        [LlmClient, Tools({|LLMA1220:typeof(Orders)|})]
        public partial interface IDesk
        {
            [Prompt("{x}")] Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
            [Prompt("{x}")] Task<string> TellAsync(string x, CancellationToken cancellationToken = default);
            [Prompt("{x}"), Tools({|LLMA1010:typeof(Nothing)|})] Task<string> SayAsync(string x, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Tools_ThatModelsCanUse_AreQuiet() => Verify.QuietAsync("""
        public sealed class Orders
        {
            [LlmTool] public static string A(string a, int b, double? c, bool d = true, DayOfWeek e = DayOfWeek.Friday, Guid? f = null, CancellationToken token = default) => "";
            [LlmTool(SideEffects = true)] public ValueTask<decimal> BAsync(DateTimeOffset a, TimeSpan b, DateOnly c) => default;
            [LlmTool] internal Task CAsync(string? a) => Task.CompletedTask;
            public record Part(string Id, List<int> Sizes, Part? Inner);
            [LlmTool] public static IReadOnlyList<Part> D(Part a, Part[]? b, Dictionary<string, double> c, Uri d) => [a];
        }
        [LlmClient, Tools(typeof(Orders))]
        public partial interface IDesk
        {
            [Prompt("{x}")] Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task SideEffects_UnderRetry_AreReported() => Verify.ReportsAsync("""
        public sealed class Orders { [LlmTool(SideEffects = true)] public void Do() { } }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{x}"), {|LLMA2016:Tools(typeof(Orders))|}, RetryWithBackoff] Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1220", """
        public sealed class Orders { [LlmTool] public void Do(object x) { } }
        [LlmClient, Tools({|LLMA1220:typeof(Orders)|})]
        public partial interface IDesk
        {
            [Prompt("{x}")] Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """);
}
