using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4002Tests
{
    [Fact]
    public Task ModelId_NoListKnows_IsReported() => Verify.ReportsAsync("LLMA4002", """
        public static class Models
        {
            [LlmModel(Provider = "openai", {|#0:ModelId = "gpt-5.4-minj"|})]
            public const string Fast = "fast";
        }
        """, "Fast", "gpt-5.4-minj", "openai", "use 'gpt-5.4-mini' or state its prices");

    [Fact]
    public Task ModelId_OfTheAssembly_IsReported() => Verify.ReportsAsync("""
        [assembly: LlmModel("fast", Provider = "anthropic", {|LLMA4002:ModelId = "nothing-like-it"|})]
        """);

    [Fact]
    public Task ModelId_ListedPricedOrOfAnUnlistedProvider_IsQuiet() => Verify.QuietAsync("""
        public static class Models
        {
            [LlmModel(Provider = "openai", ModelId = "gpt-5.4-mini-2026-03-05")] public const string Dated = "a";
            [LlmModel(Provider = "azure.ai.openai", ModelId = "gpt-5.4-mini")] public const string Azure = "b";
            [LlmModel(Provider = "openai", ModelId = "gpt-99", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 1)] public const string Priced = "c";
            [LlmModel(Provider = "my-own", ModelId = "gpt-99")] public const string Own = "d";
            [LlmModel(ModelId = "gpt-99")] public const string Anybody = "e";
        }
        """);

    [Fact]
    public Task ModelId_OfAPriceFile_IsQuiet() => Verify.QuietAsync(
        """
        public static class Models
        {
            [LlmModel(Provider = "openai", ModelId = "gpt-99")] public const string Fast = "fast";
        }
        """,
        static test => test.TestState.AdditionalFiles.Add(("/my.prices.json", """{ "gpt-99": { "litellm_provider": "openai", "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06 } }""")));

    [Fact]
    public Task ModelId_Suppressed_IsQuiet() => Verify.SuppressedAsync("LLMA4002", """
        public static class Models
        {
            [LlmModel(Provider = "openai", {|LLMA4002:ModelId = "gpt-99"|})] public const string Fast = "fast";
        }
        """);

    [Fact]
    public Task Fix_TakesTheListedName() => Verify.FixesAsync<UseNearestModelFix>(
        """
        public static class Models
        {
            [LlmModel(Provider = "openai", {|LLMA4002:ModelId = "gpt-5.4-minj"|})] public const string Fast = "fast";
        }
        """,
        """
        public static class Models
        {
            [LlmModel(Provider = "openai", ModelId = "gpt-5.4-mini")] public const string Fast = "fast";
        }
        """,
        "Use 'gpt-5.4-mini'");
}
