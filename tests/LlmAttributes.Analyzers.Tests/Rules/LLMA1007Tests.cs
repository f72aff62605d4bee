namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1007Tests
{
    [Fact]
    public Task Call_WithoutPrompt_IsReported() => Verify.ReportsAsync("LLMA1007", """
        [LlmClient]
        public partial interface IDesk
        {
            Task<string> {|#0:GreetAsync|}(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync");

    [Fact]
    public Task InheritedCall_WithoutPrompt_IsReportedOnce() => Verify.ReportsAsync("LLMA1007", """
        public interface IBase
        {
            Task<string> {|#0:GreetAsync|}(CancellationToken cancellationToken = default);
        }

        [LlmClient]
        public partial interface IDesk : IBase
        {

        }

        [LlmClient]
        public partial interface IHelp : IBase
        {

        }
        """, "GreetAsync");

    [Fact]
    public Task Member_WithBody_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            Task<string> GreetAsync() => Task.FromResult("hi");
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1007", """
        [LlmClient]
        public partial interface IDesk
        {
            Task<string> {|LLMA1007:GreetAsync|}(CancellationToken cancellationToken = default);
        }
        """);
}
