namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1002Tests
{
    [Fact]
    public Task Property_InContract_IsReported() => Verify.ReportsAsync("LLMA1002", """
        [LlmClient]
        public partial interface IDesk
        {
            string {|#0:Name|} { get; }
        }
        """, "Name", "a property");

    [Fact]
    public Task Indexer_InContract_IsReported() => Verify.ReportsAsync("LLMA1002", """
        [LlmClient]
        public partial interface IDesk
        {
            string {|#0:this|}[int index] { get; }
        }
        """, "this[]", "an indexer");

    [Fact]
    public Task Event_InContract_IsReported() => Verify.ReportsAsync("LLMA1002", """
        [LlmClient]
        public partial interface IDesk
        {
            event EventHandler {|#0:Done|};
        }
        """, "Done", "an event");

    [Fact]
    public Task StaticAbstract_InContract_IsReported() => Verify.ReportsAsync("LLMA1002", """
        [LlmClient]
        public partial interface IDesk
        {
            static abstract Task<string> {|#0:MakeAsync|}();
        }
        """, "MakeAsync", "static abstract");

    [Fact]
    public Task Property_WithBody_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            string Name => "desk";
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1002", """
        [LlmClient]
        public partial interface IDesk
        {
            string {|LLMA1002:Name|} { get; }
        }
        """);
}
