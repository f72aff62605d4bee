namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2213Tests
{
    [Fact]
    public Task Output_AboveTheWindow_IsReported() => Verify.ReportsAsync("LLMA2213", """
        public static class Models
        {
            [LlmModel(ContextWindow = 1000)] public const string Fast = "fast";
            [LlmModel(ContextWindow = 8000)] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart)|}, ModelOptions(MaxOutputTokens = 2000)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "2000", "1000", "fast");

    [Fact]
    public Task Prompt_AboveATinyWindow_IsReported() => Verify.ReportsAsync("LLMA2213", """
        public static class Models
        {
            [LlmModel(ContextWindow = 7)] public const string Fast = "fast";
            [LlmModel(ContextWindow = 8000)] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:Model(Models.Fast)|}]
            [Prompt("a word a word a word a word a word a word a word a word a word a word ")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "8", "7", "fast");

    [Fact]
    public Task Prompt_WithinTheWindow_IsQuiet() => Verify.QuietAsync("""
        public static class Models
        {
            [LlmModel(ContextWindow = 1000)] public const string Fast = "fast";
            [LlmModel(ContextWindow = 8000)] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart), ModelOptions(MaxOutputTokens = 500)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2213", """
        public static class Models
        {
            [LlmModel(ContextWindow = 1000)] public const string Fast = "fast";
            [LlmModel(ContextWindow = 8000)] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA2213:RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart)|}, ModelOptions(MaxOutputTokens = 2000)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
