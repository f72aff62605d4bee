namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2212Tests
{
    [Fact]
    public Task Sticky_WithoutKey_IsReported() => Verify.ReportsAsync("LLMA2212", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.Sticky, "a", "b")|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "a key", "mark one with [StickyKey], or take LlmCallOptions");

    [Fact]
    public Task TaskType_WithoutParameter_IsReported() => Verify.ReportsAsync("LLMA2212", """
        public enum Work { Classify, Write }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.TaskType, "a")|}, RouteTask(Work.Write, "b")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "the kind of task", "add one of type 'Work', or mark one of several with [TaskType]");

    [Fact]
    public Task TaskType_WithTwoParameters_IsReported() => Verify.ReportsAsync("LLMA2212", """
        public enum Work { Classify, Write }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.TaskType, "a")|}, RouteTask(Work.Write, "b")]
            [Prompt("Greet {one} {two}.")]
            Task<string> GreetAsync(Work one, Work two, CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "the kind of task", "add one of type 'Work', or mark one of several with [TaskType]");

    [Fact]
    public Task Sticky_WithKey_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Sticky, "a", "b")]
            [Prompt("Greet.")]
            Task<string> GreetAsync([StickyKey] string user, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Sticky_WithOptions_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Sticky, "a", "b")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(LlmCallOptions? options = null, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2212", """
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA2212:RouteBy(RouteStrategy.Sticky, "a", "b")|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
