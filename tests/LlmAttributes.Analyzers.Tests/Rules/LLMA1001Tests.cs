using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1001Tests
{
    [Fact]
    public Task Interface_NotPartial_IsReported() => Verify.ReportsAsync("LLMA1001", """
        [LlmClient]
        public interface {|#0:IDesk|}
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "IDesk");

    [Fact]
    public Task Interface_Partial_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Interface_OfNoContract_IsQuiet() => Verify.QuietAsync("""
        public interface IDesk
        {
            Task<string> GreetAsync(string name);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1001", """
        [LlmClient]
        public interface {|LLMA1001:IDesk|}
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Fix_OfOne_MakesThePartial() => Verify.FixesAsync<MakePartialFix>("""
        [LlmClient]
        public interface {|LLMA1001:IDesk|}
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "Make 'IDesk' partial");

    [Fact]
    public Task FixAll_OfTwo_MakesBothPartial() => Verify.FixesAsync<MakePartialFix>("""
        [LlmClient]
        public interface {|LLMA1001:IDesk|}
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }

        [LlmClient]
        internal interface {|LLMA1001:IHelp|}
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }

        [LlmClient]
        internal partial interface IHelp
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
