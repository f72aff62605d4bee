namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1203Tests
{
    [Fact]
    public Task Placeholder_WithBlanks_IsReported() => Verify.ReportsAsync("LLMA1203", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} {|#0:{ name }|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "{ name }", "GreetAsync", "{name}");

    [Fact]
    public Task Placeholder_LeftOpen_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} and {|LLMA1203:{name|} again")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Placeholder_WithEmptyFormat_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} and {|LLMA1203:{name:}|} again")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Placeholder_WithAnAtSign_IsReported() => Verify.ReportsAsync("LLMA1203", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{class} {|#0:{@class}|}")]
            Task<string> GreetAsync(string @class, CancellationToken cancellationToken = default);
        }
        """, "{@class}", "GreetAsync", "{class}");

    [Fact]
    public Task Placeholder_WithAnAtSignInItsPath_IsReported() => Verify.ReportsAsync("LLMA1203", """
        public sealed class Order { public int @event { get; set; } }

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{order.event} {|#0:{order.@event:D2}|}")]
            Task<string> GreetAsync(Order order, CancellationToken cancellationToken = default);
        }
        """, "{order.@event:D2}", "GreetAsync", "{order.event:D2}");

    [Fact]
    public Task AtSign_BeforeAnotherName_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name}: {@other} {{@name}} me@{name} @{name} {name:@}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Braces_OfJson_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name}: { \"name\": 1 } { other }")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1203", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} {|LLMA1203:{ name }|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}
