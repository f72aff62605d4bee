namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2211Tests
{
    [Fact]
    public Task Quality_NobodyHas_IsReported() => Verify.ReportsAsync("LLMA2211", """
        public static class Models
        {
            [LlmModel(Quality = 0.5, Region = "us")] public const string Fast = "fast";
            [LlmModel(Quality = 0.6, Region = "us")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart, MinQuality = 0.7)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "'fast': quality 0.5 is below 0.7; 'smart': quality 0.6 is below 0.7");

    [Fact]
    public Task Regions_WithoutAModel_AreReported() => Verify.ReportsAsync("LLMA2211", """
        public static class Models
        {
            [LlmModel(Quality = 0.5, Region = "us")] public const string Fast = "fast";
            [LlmModel(Quality = 0.6, Region = "us")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.Cost, Models.Fast, Regions = new[] { "eu" })|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "'fast': region 'us'");

    [Fact]
    public Task Quality_SomebodyHas_IsQuiet() => Verify.QuietAsync("""
        public static class Models
        {
            [LlmModel(Quality = 0.5, Region = "us")] public const string Fast = "fast";
            [LlmModel(Quality = 0.6, Region = "us")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart, MinQuality = 0.6)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Quality_Unknown_IsQuiet() => Verify.QuietAsync("""
        public static class Models
        {
            [LlmModel(Provider = "x")] public const string Fast = "fast";
            [LlmModel(Provider = "x")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, Models.Fast, MinQuality = 0.6)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2211", """
        public static class Models
        {
            [LlmModel(Quality = 0.5, Region = "us")] public const string Fast = "fast";
            [LlmModel(Quality = 0.6, Region = "us")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA2211:RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart, MinQuality = 0.7)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
