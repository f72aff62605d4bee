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
}
