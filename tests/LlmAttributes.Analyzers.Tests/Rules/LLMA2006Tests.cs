namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2006Tests
{
    [Theory]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\"), Fallback({|#0:\"b\"|}, \"c\")", "b", "[RouteBy]")]
    [InlineData("Model(\"a\"), Fallback({|#0:\"a\"|})", "a", "[Model]")]
    [InlineData("Model(\"a\"), Fallback({|#0:\"a\"|}, On = ErrorKinds.ContextLength)", "a", "[Model]")]
    [InlineData("Model(\"a\"), Fallback(\"b\"), Fallback({|#0:\"a\"|}, Value = \"none\")", "a", "[Model]")]
    public Task Model_AskedAnyway_IsReported(string attributes, string model, string by) =>
        Verify.ReportsAsync("LLMA2006", Contract("", attributes), model, "GreetAsync", by);

    [Fact]
    public Task Model_OfTheContractsRoute_IsReportedThere() => Verify.ReportsAsync("""
        [LlmClient, RouteBy(RouteStrategy.Cost, "a", "b"), Fallback({|LLMA2006:"a"|}, "c")]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Theory]
    [InlineData("", "RouteBy(RouteStrategy.Cost, \"a\", \"b\", MinQuality = 0.5), Fallback(\"b\")")]
    [InlineData("", "Model(\"a\"), Fallback(\"b\")")]
    [InlineData("Model(\"a\"), Fallback(\"a\")", "Model(\"b\")")]
    [InlineData("Fallback(\"a\")", "Model(\"a\")")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\")", "Model(\"c\"), RouteBy(RouteStrategy.Cost, Enabled = false), Fallback(\"a\")")]
    public Task Model_ThatMayBeNew_IsQuiet(string onContract, string onCall) => Verify.QuietAsync(Contract(onContract, onCall));

    [Fact]
    public Task Model_WhereTheCallerMayNameAnother_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Model("a"), Fallback("a")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(LlmCallOptions? options, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2006", Contract("", "Model(\"a\"), Fallback({|LLMA2006:\"a\"|})"));

    private static string Contract(string onContract, string onCall) => $$"""
        [LlmClient{{(onContract.Length > 0 ? ", " + onContract : "")}}]
        public partial interface IDesk
        {
            [Prompt("Greet."), {{onCall}}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """;
}
