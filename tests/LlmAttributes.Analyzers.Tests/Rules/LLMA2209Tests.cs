namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2209Tests
{
    [Fact]
    public Task Weights_FewerThanModels_AreReported() => Verify.ReportsAsync("LLMA2209", """
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Weighted, "a", "b", {|#0:Weights = new[] { 1.0 }|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "1 values for 2 models", "set one for each");

    [Fact]
    public Task Weights_BelowZero_AreReported() => Verify.ReportsAsync("LLMA2209", """
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Weighted, "a", "b", {|#0:Weights = new[] { 1.5, -0.5 }|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "negative values or nothing but 0", "make each 0 or more, and one positive");

    [Fact]
    public Task Weights_OneForEach_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Weighted, "a", "b", Weights = new[] { 1.0, 0 })]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2209", """
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Weighted, "a", "b", {|LLMA2209:Weights = new[] { 0.0, 0 }|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
