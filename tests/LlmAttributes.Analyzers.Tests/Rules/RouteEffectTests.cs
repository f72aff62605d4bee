namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class RouteEffectTests
{
    private const string Head = "public enum Work { Classify, Write }\n[LlmClient]\npublic partial interface IDesk\n{\n";
    private const string Tail = "\n[Prompt(\"Greet.\")]\nTask<string> GreetAsync(CancellationToken cancellationToken = default);\n}";

    [Theory]
    [InlineData("[RouteBy(RouteStrategy.Cost, \"a\", \"b\"), {|LLMA1010:RouteBand(10, \"c\")|}]")]
    [InlineData("[Model(\"a\"), {|LLMA1010:RouteTask(Work.Write, \"c\")|}]")]
    [InlineData("[RouteBy(RouteStrategy.Cost, \"a\", \"b\", {|LLMA1010:Weights = new[] { 0.5, 0.5 }|})]")]
    [InlineData("[RouteBy(RouteStrategy.Speed, \"a\", \"b\", {|LLMA1010:CostWeight = 1|})]")]
    public Task Argument_OfAnotherStrategy_IsReported(string attributes) => Verify.ReportsAsync(Head + attributes + Tail);

    [Theory]
    [InlineData("[RouteBy(RouteStrategy.InputLength, \"a\"), RouteBand(10, \"c\")]")]
    [InlineData("[RouteBy(RouteStrategy.Learned, \"a\", \"b\", CostWeight = 0.2)]")]
    public Task Argument_OfItsStrategy_IsQuiet(string attributes) => Verify.QuietAsync(Head + attributes + Tail);

    [Fact]
    public Task StickyKey_WithoutStickyRoute_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, "a", "b"), Prompt("Greet {user}.")]
            Task<string> GreetAsync([StickyKey] string {|LLMA1010:user|}, CancellationToken cancellationToken = default);
        }
        """);
}
