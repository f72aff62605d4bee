using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5008Tests
{
    private const string Types = """
        using System.Text.Json.Serialization;
        public sealed record Line(int Count);
        public sealed record Order(List<Line> Lines, Payment? Payment);
        [JsonDerivedType(typeof(Cash), "cash")] public abstract record Payment;
        public sealed record Cash(decimal Amount) : Payment;
        public sealed record Ticket(string Title);
        public readonly record struct Span(int From, int To);

        """;

    private const string Body = """
        public partial class ShopContext() : JsonSerializerContext(null)
        {
            public static ShopContext Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }

        """;

    private const string Listing = "[JsonSerializable(typeof(Order))]\n";

    [Theory]
    [InlineData("Ticket", "Ticket")]
    [InlineData("LlmResult<Ticket?>", "Ticket")]
    [InlineData("Span?", "Span")]
    [InlineData("IReadOnlyList<Ticket>", "IReadOnlyList<Ticket>")]
    public Task Result_ThatTheContextDoesNotReach_IsReported(string result, string type) => Verify.ReportsAsync("LLMA5008", Types + Listing + Body + $$"""
        [LlmClient(JsonContext = typeof(ShopContext))]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<{{result}}> {|#0:ExtractAsync|}(CancellationToken cancellationToken = default);
        }
        """, "ExtractAsync", type, "ShopContext");

    [Theory]
    [InlineData("Order")]
    [InlineData("LlmResult<Order?>")]
    [InlineData("Line")]
    [InlineData("List<Line>")]
    [InlineData("Cash")]
    public Task Result_ThatTheContextReaches_IsQuiet(string result) => Verify.QuietAsync(Types + Listing + Body + $$"""
        [LlmClient(JsonContext = typeof(ShopContext))]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<{{result}}> ExtractAsync(CancellationToken cancellationToken = default);
        }
        """);

    // Its converter is the context's affair.
    [Fact]
    public Task Result_ThatNoReaderIsGeneratedFor_IsQuietWhereTheContextCoversIt() => Verify.QuietAsync(Types + """
        [JsonConverter(typeof(string))] public sealed record Odd(System.IO.Stream File);
        [JsonSerializable(typeof(Odd))]

        """ + Body + """
        [LlmClient(JsonContext = typeof(ShopContext))]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<Odd> ExtractAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Fix_AddsTheTypeToTheContext() => Verify.FixesAsync<CoverResultFix>(Types + Listing + Body + Contract("Ticket", "{|LLMA5008:ExtractAsync|}"), Types + Listing + "[JsonSerializable(typeof(Ticket))]\n" + Body + Contract("Ticket", "ExtractAsync"));

    private static string Contract(string result, string name) => $$"""
        [LlmClient(JsonContext = typeof(ShopContext))]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<{{result}}> {{name}}(CancellationToken cancellationToken = default);
        }
        """;
}
