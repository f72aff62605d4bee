namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2202Tests
{
    [Fact]
    public Task Route_WithoutModels_IsReported() => Verify.ReportsAsync("LLMA2202", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.Cost)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "RouteBy", "GreetAsync", "at least one");

    [Fact]
    public Task Ensemble_WithoutMembers_IsReported() => Verify.ReportsAsync("LLMA2202", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:Ensemble(MergeStrategy.MajorityVote)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "Ensemble", "GreetAsync", "two or more");

    [Fact]
    public Task Chain_WithoutModels_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA2202:Fallback|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Route_ThatInheritsItsModels_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        [RouteBy(RouteStrategy.Cost, "a", "b")]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Speed)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Route_SwitchedOff_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        [RouteBy(RouteStrategy.Cost, "a", "b")]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, Enabled = false)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2202", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA2202:RouteBy(RouteStrategy.Cost)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
