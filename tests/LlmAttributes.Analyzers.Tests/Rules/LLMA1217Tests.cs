namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1217Tests
{
    [Theory]
    [InlineData("bool", "yes", "'true' or 'false'")]
    [InlineData("int", "many", "number")]
    [InlineData("DayOfWeek", "Someday", "member of 'DayOfWeek'")]
    [InlineData("LlmResult<decimal>", "1,x", "number")]
    public Task Answer_TheCallCannotRead_IsReported(string type, string answer, string wanted)
    {
        return Verify.ReportsAsync("LLMA1217", $$"""
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("{body}"), Example("a", {|#0:"{{answer}}"|})]
                Task<{{type}}> AskAsync(string body, CancellationToken cancellationToken = default);
            }
            """, answer, "AskAsync", wanted);
    }

    [Theory]
    [InlineData("bool", " TRUE")]
    [InlineData("double", "-1.5e3")]
    [InlineData("DayOfWeek", "monday")]
    [InlineData("string", "anything")]
    public Task Answer_TheCallReads_IsQuiet(string type, string answer) => Verify.QuietAsync($$"""
        [LlmClient, Example("a", "{{answer}}")]
        public partial interface IDesk
        {
            [Prompt("{body}")] Task<{{type}}> AskAsync(string body, CancellationToken cancellationToken = default);
            [Prompt("{body}")] Task<{{type}}> AgainAsync(string body, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Answer_OfManyCalls_IsReportedOnce() => Verify.ReportsAsync("""
        [LlmClient, Example("a", {|LLMA1217:"b"|})]
        public partial interface IDesk
        {
            [Prompt("{body}")] Task<bool> AskAsync(string body, CancellationToken cancellationToken = default);
            [Prompt("{body}")] Task<bool> AgainAsync(string body, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1217", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body}"), Example("a", {|LLMA1217:"b"|})] Task<bool> AskAsync(string body, CancellationToken cancellationToken = default);
        }
        """);
}
