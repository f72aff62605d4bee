namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1219Tests
{
    [Theory]
    [InlineData("public sealed class Order { }")]
    [InlineData("public struct Order { public int X; }")]
    [InlineData("public class Base { } public class Order : Base { public new string ToString() => \"\"; }")]
    [InlineData("public delegate void Order();")]
    public Task Value_WithoutText_IsReported(string type) => Verify.ReportsAsync("LLMA1219", type + """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{|#0:{order}|}")]
            Task<string> AskAsync(Order order, CancellationToken cancellationToken = default);
        }
        """, "order", "AskAsync", "Order", "name one of its properties or override 'ToString'");

    [Fact]
    public Task Items_WithoutText_AreReported() => Verify.ReportsAsync("""
        public sealed class Order { }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{|LLMA1219:{orders:bullets}|} {#each orders}{|LLMA1219:{item}|}{/each}{#if orders}x{/if}")]
            Task<string> AskAsync(List<Order> orders, CancellationToken cancellationToken = default);
        }
        """);

    [Theory]
    [InlineData("public sealed record Order(int X);")]
    [InlineData("public record struct Order(int X);")]
    [InlineData("public class Base { public override string ToString() => \"\"; } public class Order : Base { }")]
    [InlineData("public abstract class Order { }")]
    [InlineData("public interface Order { }")]
    [InlineData("public enum Order { A }")]
    [InlineData("public sealed class Order : IFormattable { public string ToString(string? format, IFormatProvider? provider) => \"\"; }")]
    public Task Value_WithText_IsQuiet(string type) => Verify.QuietAsync(type + """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{order} {uri} {when} {id} {pair} {words} {anything}")]
            Task<string> AskAsync(Order order, Uri uri, DateTime? when, Guid id, (int, string) pair, string[] words, object anything, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1219", """
        public sealed class Order { }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{|LLMA1219:{order}|}")] Task<string> AskAsync(Order order, CancellationToken cancellationToken = default);
        }
        """);
}
