namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2207Tests
{
    [Fact]
    public Task Task_WithTwoRows_IsReported() => Verify.ReportsAsync("LLMA2207", """
        public enum Work { Classify, Write }

        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.TaskType, "a"), RouteTask(Work.Write, "b"), RouteTask({|#0:Work.Write|}, "c")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(Work work, CancellationToken cancellationToken = default);
        }
        """, "RouteTask", "GreetAsync", "Write");

    [Fact]
    public Task Length_WithTwoRows_IsReported() => Verify.ReportsAsync("LLMA2207", """
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.InputLength, "a"), RouteBand(10, "b"), RouteBand({|#0:10|}, "c")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "RouteBand", "GreetAsync", "10");

    [Fact]
    public Task Rows_OfTheirOwn_AreQuiet() => Verify.QuietAsync("""
        public enum Work { Classify, Write }

        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.TaskType, "a"), RouteTask(Work.Write, "b"), RouteTask(Work.Classify, "c")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(Work work, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2207", """
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.InputLength, "a"), RouteBand(10, "b"), RouteBand({|LLMA2207:10|}, "c")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
