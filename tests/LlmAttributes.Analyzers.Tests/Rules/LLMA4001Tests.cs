namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4001Tests
{
    [Fact]
    public Task Budget_OnAModelWithoutPrice_IsReported() => Verify.ReportsAsync("LLMA4001", """
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3)]
            public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model(Models.Smart)]
            [{|#0:Budget(PerCallUsd = 0.1)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "smart");

    [Fact]
    public Task Budget_OfTheContract_IsReportedOnTheRouteThatBringsTheModel() => Verify.ReportsAsync("""
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3)]
            public const string Smart = "smart";
        }

        [LlmClient]
        [Budget(PerCallUsd = 0.1)]
        public partial interface IDesk
        {
            [{|LLMA4001:RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Budget_OverARouteOfTheContract_IsReportedOnce() => Verify.ReportsAsync("""
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3)]
            public const string Smart = "smart";
        }

        [LlmClient]
        [{|LLMA4001:Budget(PerCallUsd = 0.1)|}, RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart)]
        public partial interface IDesk
        {
            [CircuitBreaker]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Budget_OnPricedModels_IsQuiet() => Verify.QuietAsync("""
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 4)]
            public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart)]
            [Budget(PerCallUsd = 0.1)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Budget_OnModelsDeclaredElsewhere_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Model("elsewhere")]
            [Budget(PerCallUsd = 0.1)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Budget_SwitchedOff_IsQuiet() => Verify.QuietAsync("""
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3)]
            public const string Smart = "smart";
        }

        [LlmClient]
        [Budget(PerCallUsd = 0.1)]
        public partial interface IDesk
        {
            [Model(Models.Smart)]
            [Budget(Enabled = false)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA4001", """
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3)]
            public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model(Models.Smart)]
            [{|LLMA4001:Budget(PerCallUsd = 0.1)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Budget_OnAModelThatTheCatalogOrAPriceFileLists_IsQuiet() => Verify.QuietAsync(
        """
        public static class Models
        {
            [LlmModel(Provider = "openai", ModelId = "gpt-5.4-mini")] public const string Fast = "fast";
            [LlmModel(Provider = "x_ai", ModelId = "grok-99")] public const string Other = "other";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model(Models.Fast), Fallback(Models.Other), Budget(PerCallUsd = 0.1), Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """,
        static test => test.TestState.AdditionalFiles.Add(("/my.prices.json", """
            [{ "id": "x-ai", "models": [{ "id": "grok", "match": { "or": [{ "starts_with": "grok-9" }] }, "prices": { "input_mtok": { "base": 1, "tiers": [] }, "output_mtok": 2 } }] }]
            """)));
}
