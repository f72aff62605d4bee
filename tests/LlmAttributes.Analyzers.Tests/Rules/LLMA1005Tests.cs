namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1005Tests
{
    [Fact]
    public Task Parameter_ByRef_IsReported() => Verify.ReportsAsync("LLMA1005", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(ref string {|#0:name|}, CancellationToken cancellationToken = default);
        }
        """, "name", "GreetAsync", "is passed by 'ref'", "remove 'ref'");

    [Fact]
    public Task Parameter_ByOut_IsReported() => Verify.ReportsAsync("LLMA1005", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(out string {|#0:name|}, CancellationToken cancellationToken = default);
        }
        """, "name", "GreetAsync", "is passed by 'out'", "remove 'out'");

    [Fact]
    public Task Parameter_OfRefStruct_IsReported() => Verify.ReportsAsync("LLMA1005", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(ReadOnlySpan<char> {|#0:name|}, CancellationToken cancellationToken = default);
        }
        """, "name", "GreetAsync", "is a ref struct", "pass a string or an array");

    [Fact]
    public Task Parameter_OfPointer_IsReported() => Verify.ReportsAsync("LLMA1005", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            unsafe Task<string> GreetAsync(int* {|#0:name|}, CancellationToken cancellationToken = default);
        }
        """, "name", "GreetAsync", "is a pointer", "pass the value itself");

    [Fact]
    public Task Parameter_OfATakenRole_IsReported() => Verify.ReportsAsync("LLMA1005", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(ChatOptions one, ChatOptions {|#0:two|}, CancellationToken cancellationToken = default);
        }
        """, "two", "GreetAsync", "has the role of 'one'", "keep one of them");

    [Fact]
    public Task Parameters_OfEachRole_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, ChatOptions options, LlmCallOptions call, IEnumerable<ChatMessage> history, DataContent[] files, AITool one, AIFunction two, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1005", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(ref string {|LLMA1005:name|}, CancellationToken cancellationToken = default);
        }
        """);
}
