using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1012Tests
{
    [Fact]
    public Task ContainingType_NotPartial_IsReported() => Verify.ReportsAsync("LLMA1012", """
        public static class {|#0:Shop|}
        {
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Greet {name}.")]
                Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
            }
        }
        """, "Shop", "IDesk");

    [Fact]
    public Task ContainingType_Partial_IsQuiet() => Verify.QuietAsync("""
        public static partial class Shop
        {
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Greet {name}.")]
                Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
            }
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1012", """
        public static class {|LLMA1012:Shop|}
        {
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Greet {name}.")]
                Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
            }
        }
        """);

    [Fact]
    public Task Fix_OfOne_MakesTheWayOutPartial() => Verify.FixesAsync<MakePartialFix>("""
        public class {|LLMA1012:Shop|}
        {
            public readonly record struct {|LLMA1012:Desks|}
            {
                [LlmClient]
                public partial interface IDesk
                {
                    [Prompt("Greet {name}.")]
                    Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
                }
            }
        }
        """, """
        public partial class Shop
        {
            public readonly partial record struct Desks
            {
                [LlmClient]
                public partial interface IDesk
                {
                    [Prompt("Greet {name}.")]
                    Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
                }
            }
        }
        """);

    [Fact]
    public Task FixAll_OfInterfaceAndContainer_MakesBothPartial() => Verify.FixesAsync<MakePartialFix>("""
        public class {|LLMA1012:Shop|}
        {
            [LlmClient]
            public interface {|LLMA1001:IDesk|}
            {
                [Prompt("Greet {name}.")]
                Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
            }
        }
        """, """
        public partial class Shop
        {
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Greet {name}.")]
                Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
            }
        }
        """);
}
