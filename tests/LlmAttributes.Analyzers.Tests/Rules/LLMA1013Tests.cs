namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1013Tests
{
    [Fact]
    public Task Parameter_ByReferenceUnderAPolicy_IsReported() => Verify.ReportsAsync("LLMA1013", """
        [Decorate]
        [TracePerformance]
        public partial interface IStore
        {
            Task SaveAsync(ref string {|#0:name|});
        }
        """, "SaveAsync", "passes 'name' by reference", "switch its policies off or pass it by value");

    [Fact]
    public Task StaticAbstract_IsReported() => Verify.ReportsAsync("LLMA1013", """
        [Decorate]
        [TracePerformance]
        public partial interface IStore
        {
            static abstract IStore {|#0:Make|}();
        }
        """, "Make", "is static abstract", "remove it from the interface");

    [Fact]
    public Task InitAccessor_IsReported() => Verify.ReportsAsync("LLMA1013", """
        [Decorate]
        [TracePerformance]
        public partial interface IStore
        {
            string {|#0:Name|} { get; init; }
        }
        """, "Name", "has an 'init' accessor", "use 'set' or a method");

    [Fact]
    public Task InheritedMember_IsReportedWhereItStands() => Verify.ReportsAsync("""
        public interface IBase
        {
            Task SaveAsync(ref string {|LLMA1013:name|});
        }

        [Decorate, TracePerformance]
        public partial interface IOne : IBase;

        [Decorate, TracePerformance]
        public partial interface ITwo : IBase;
        """);

    [Fact]
    public Task Members_ThatPassThrough_AreQuiet() => Verify.QuietAsync("""
        [Decorate]
        public partial interface IStore
        {
            Task SaveAsync(ref string name);

            string Name { get; set; }

            event EventHandler Saved;

            [Timeout(TotalSeconds = 3)]
            Task LoadAsync();
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1013", """
        [Decorate]
        [TracePerformance]
        public partial interface IStore
        {
            Task SaveAsync(ref string {|LLMA1013:name|});
        }
        """);
}
