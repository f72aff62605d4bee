namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2009Tests
{
    private const string Models = """
        [assembly: LlmModel("small", ContextWindow = 8000)]
        [assembly: LlmModel("middle", ContextWindow = 128000)]
        [assembly: LlmModel("large", ContextWindow = 1000000)]
        [assembly: LlmModel("unknown")]

        """;

    [Fact]
    public Task Model_WithASmallerWindow_IsReported() => Verify.ReportsAsync(
        "LLMA2009", Contract("Model(\"middle\"), Fallback({|#0:\"small\"|}, On = ErrorKinds.ContextLength)"), "small", "GreetAsync", 8000, 128000, "middle");

    [Theory]
    [InlineData("RouteBy(RouteStrategy.Cost, \"middle\", \"large\"), Fallback({|LLMA2009:\"small\"|}, On = ErrorKinds.ContextLength | ErrorKinds.RequestTooLarge)")]
    [InlineData("Model(\"middle\"), Fallback(\"large\"), Fallback({|LLMA2009:\"small\"|}, On = ErrorKinds.ContextLength)")]
    public Task Model_SmallerThanAllBefore_IsReported(string attributes) => Verify.ReportsAsync(Contract(attributes));

    [Theory]
    [InlineData("Model(\"middle\"), Fallback(\"large\", On = ErrorKinds.ContextLength)")]
    [InlineData("Model(\"middle\"), Fallback(\"small\")")]
    [InlineData("Model(\"middle\"), Fallback(\"small\", On = ErrorKinds.Any)")]
    [InlineData("Model(\"middle\"), Fallback(\"small\", On = ErrorKinds.Any & ~ErrorKinds.ContextLength)")]
    [InlineData("Model(\"unknown\"), Fallback(\"small\", On = ErrorKinds.ContextLength)")]
    [InlineData("Model(\"middle\"), Fallback(\"unknown\", On = ErrorKinds.ContextLength)")]
    [InlineData("Fallback(\"small\", On = ErrorKinds.ContextLength)")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"small\", \"large\"), Fallback(\"middle\", On = ErrorKinds.ContextLength)")]
    public Task Model_ThatMayFit_IsQuiet(string attributes) => Verify.QuietAsync(Contract(attributes));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() =>
        Verify.SuppressedAsync("LLMA2009", Contract("Model(\"middle\"), Fallback({|LLMA2009:\"small\"|}, On = ErrorKinds.ContextLength)"));

    private static string Contract(string attributes) => Models + $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), {{attributes}}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """;
}
