namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5009Tests
{
    private const string Context = """
        public sealed record Order(int Count);
        [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
        public partial class ShopContext() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            public static ShopContext Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }

        """;

    [Theory]
    [InlineData("string")]
    [InlineData("bool")]
    [InlineData("LlmResult<DayOfWeek>")]
    public Task Context_ThatReadsNothing_IsReported(string result) => Verify.ReportsAsync("LLMA5009", Context + $$"""
        [LlmClient({|#0:JsonContext = typeof(ShopContext)|})]
        public partial interface IDesk
        {
            [Prompt("Answer.")]
            Task<{{result}}> AnswerAsync(CancellationToken cancellationToken = default);
        }
        """, "IDesk", "ShopContext");

    [Fact]
    public Task Context_ThatReadsOneResult_IsQuiet() => Verify.QuietAsync(Context + """
        [LlmClient(JsonContext = typeof(ShopContext))]
        public partial interface IDesk
        {
            [Prompt("Answer.")]
            Task<string> AnswerAsync(CancellationToken cancellationToken = default);

            [Prompt("Extract.")]
            Task<Order> ExtractAsync(CancellationToken cancellationToken = default);
        }
        """);
}
