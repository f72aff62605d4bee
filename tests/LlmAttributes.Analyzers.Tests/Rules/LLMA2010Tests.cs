namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2010Tests
{
    private const string Models = """
        [assembly: LlmModel("fast", Provider = "openai")]
        [assembly: LlmModel("smart", Provider = "OpenAI")]
        [assembly: LlmModel("claude", Provider = "anthropic")]
        [assembly: LlmModel("unknown")]

        """;

    [Fact]
    public Task Model_OfTheSameProvider_IsReported() => Verify.ReportsAsync(
        "LLMA2010", Contract("Model(\"fast\"), Fallback({|#0:\"smart\"|}, On = ErrorKinds.ContentFilter)"), "smart", "GreetAsync", "fast", "OpenAI");

    [Theory]
    [InlineData("Model(\"fast\"), Fallback(\"claude\", On = ErrorKinds.ContentFilter)")]
    [InlineData("Model(\"fast\"), Fallback(\"unknown\", On = ErrorKinds.ContentFilter)")]
    [InlineData("Model(\"unknown\"), Fallback(\"fast\", On = ErrorKinds.ContentFilter)")]
    [InlineData("Model(\"fast\"), Fallback(\"smart\")")]
    [InlineData("Model(\"fast\"), Fallback(\"smart\", On = ErrorKinds.RateLimit)")]
    public Task Model_OfAnotherProviderOrForOtherErrors_IsQuiet(string attributes) => Verify.QuietAsync(Contract(attributes));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() =>
        Verify.SuppressedAsync("LLMA2010", Contract("Model(\"fast\"), Fallback({|LLMA2010:\"smart\"|}, On = ErrorKinds.ContentFilter)"));

    private static string Contract(string attributes) => Models + $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), {{attributes}}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """;
}
