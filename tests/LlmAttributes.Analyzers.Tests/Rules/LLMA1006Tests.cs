namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1006Tests
{
    [Fact]
    public Task Interface_Variant_IsReported() => Verify.ReportsAsync("LLMA1006", """
        [LlmClient]
        public partial interface IDesk<in {|#0:T|}>
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "IDesk", "is variant in 'T'", "remove 'in'");

    [Fact]
    public Task Result_OfOwnTypeParameter_IsReported() => Verify.ReportsAsync("LLMA1006", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<T> {|#0:GreetAsync|}<T>(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "returns its own type parameter 'T'", "name a type or make the interface generic");

    [Fact]
    public Task Generics_ThatTheClientCanName_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk<T>
        {
            [Prompt("Greet {name}, {title}.")]
            Task<string> GreetAsync<TName>(TName name, T title, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1006", """
        [LlmClient]
        public partial interface IDesk<in {|LLMA1006:T|}>
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
