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

    [Theory]
    [InlineData("Fallback(Value = \"none\")")]
    [InlineData("Fallback(Method = nameof(CannedAsync))")]
    [InlineData("Fallback(\"a\")")]
    public Task Chain_WithAnything_IsQuiet(string attribute) => Verify.QuietAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [{{attribute}}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            Task<string> CannedAsync(CancellationToken cancellationToken) => Task.FromResult("hello");
        }
        """);

    [Fact]
    public Task Chain_SwitchedOnAgain_IsQuiet() => Verify.QuietAsync("""
        [assembly: Fallback("a")]

        [LlmClient, Fallback(Enabled = false)]
        public partial interface IDesk
        {
            [Fallback]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Chain_WhoseValueIsBeingTyped_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Fallback(Value = {|CS0103:Cann|})]
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
