namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1220Tests
{
    [Theory]
    [InlineData("public string Do<T>() => \"\";", "Do", "is generic", "give it types")]
    [InlineData("private string Do() => \"\";", "Do", "is not accessible here", "make it internal or public")]
    [InlineData("public string Do(ref int x) => \"\";", "Do", "takes 'x' by reference", "pass it by value")]
    [InlineData("public string Do(object x) => \"\";", "Do", "takes 'x' of type 'object', which no argument can be", "take text, a number, a bool, an enumeration, a date, a time or a Guid")]
    [InlineData("public Task<object> DoAsync() => null!;", "DoAsync", "returns 'Task<object>', which has no text for a model", "return text, a number, a bool, an enumeration, a date, a time or a Guid")]
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
