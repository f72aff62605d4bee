namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2210Tests
{
    [Fact]
    public Task Weights_ThatDoNotSum_AreReported() => Verify.ReportsAsync("LLMA2210", """
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Weighted, "a", "b", {|#0:Weights = new[] { 0.5, 0.4 }|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "0.9", "1 or 100");

    [Fact]
    public Task BalancedWeights_ThatDoNotSum_AreReported() => Verify.ReportsAsync("LLMA2210", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.Balanced, "a", "b", CostWeight = 0.5, QualityWeight = 0.6)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "1.1", "1");

    [Fact]
    public Task Weights_OfAHundred_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Weighted, "a", "b", Weights = new[] { 70.0, 30 })]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task CostWeight_OfAnotherStrategy_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Adaptive, "a", "b", CostWeight = 0.2)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2210", """
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Weighted, "a", "b", {|LLMA2210:Weights = new[] { 0.5, 0.4 }|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
