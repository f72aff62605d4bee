namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2208Tests
{
    [Fact]
    public Task Task_WithoutRow_IsReported() => Verify.ReportsAsync("LLMA2208", """
        public enum Work { Classify, Write }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.TaskType)|}, RouteTask(Work.Write, "b")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(Work work, CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "'Classify'");

    [Fact]
    public Task Length_AboveAllRows_IsReported() => Verify.ReportsAsync("LLMA2208", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.InputLength)|}, RouteBand(10, "b")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "longer inputs");

    [Fact]
    public Task Task_WithModelsForAll_IsQuiet() => Verify.QuietAsync("""
        public enum Work { Classify, Write }

        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.TaskType, "a"), RouteTask(Work.Write, "b")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(Work work, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Length_UpToAny_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.InputLength), RouteBand(10, "b"), RouteBand(int.MaxValue, "c")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2208", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA2208:RouteBy(RouteStrategy.InputLength)|}, RouteBand(10, "b")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
