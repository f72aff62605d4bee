namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2020Tests
{
    [Theory]
    [InlineData("System.DateTime")]
    [InlineData("System.DateTimeOffset?")]
    [InlineData("System.DateOnly")]
    [InlineData("System.TimeOnly")]
    public Task Time_OfACachedCall_IsReported(string type) => Verify.ReportsAsync("LLMA2020", $$"""
        [LlmClient, Cache]
        public partial interface IDesk
        {
            [Prompt("It is {now}.")]
            Task<string> PlanAsync({{type}} {|#0:now|}, CancellationToken token = default);
        }
        """, "PlanAsync", "now");

    [Fact]
    public Task Time_OfACallThatIsNotCached_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("It is {now}.")]
            Task<string> PlanAsync(System.DateTime now, CancellationToken token = default);
        }
        """);
}
