namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2014Tests
{
    [Theory]
    [InlineData("Task<string>", "1", "1", "write a constant of 'string'")]
    [InlineData("Task<int>", "\"none\"", "\"none\"", "write a constant of 'int'")]
    [InlineData("Task<int>", "1.5", "1.5", "write a constant of 'int'")]
    [InlineData("Task<byte>", "256", "256", "write a constant of 'byte'")]
    [InlineData("Task<LlmResult<bool>>", "0", "0", "write a constant of 'bool'")]
    [InlineData("ValueTask<DayOfWeek>", "ConsoleColor.Red", "System.ConsoleColor.Red", "write a constant of 'DayOfWeek'")]
    [InlineData("Task<DayOfWeek>", "\"Monday\"", "\"Monday\"", "write a constant of 'DayOfWeek'")]
    [InlineData("Task<string>", "new[] { \"a\" }", "an array", "write a constant of 'string'")]
    [InlineData("Task<string>", "typeof(string)", "typeof(string)", "write a constant of 'string'")]
    [InlineData("Task<ChatResponse>", "\"none\"", "\"none\"", "name a 'Method' that answers instead")]
    [InlineData("IAsyncEnumerable<ChatResponseUpdate>", "\"none\"", "\"none\"", "name a 'Method' that answers instead")]
    [InlineData("Task<EnsembleResponse<string>>", "\"none\"", "\"none\"", "name a 'Method' that answers instead")]
    public Task Value_OfAnotherType_IsReported(string result, string value, string shown, string remedy) => Verify.ReportsAsync("LLMA2014", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), Fallback({|#0:Value = {{value}}|})]
            {{result}} GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", shown, result, remedy);

    [Theory]
    [InlineData("Task<string>", "\"none\"")]
    [InlineData("Task<LlmResult<string>>", "\"\"")]
    [InlineData("ValueTask<bool>", "false")]
    [InlineData("Task<DayOfWeek>", "DayOfWeek.Monday")]
    [InlineData("Task<decimal>", "0.1")]
    [InlineData("Task<double>", "1")]
    [InlineData("Task<ulong>", "ulong.MaxValue")]
    [InlineData("IAsyncEnumerable<string>", "\"none\"")]
    public Task Value_OfTheResult_IsQuiet(string result, string value) => Verify.QuietAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), Fallback(Value = {{value}})]
            {{result}} GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Value_OfTheContract_IsReportedAtTheCallsItDoesNotFit() => Verify.ReportsAsync("""
        [LlmClient, Fallback(Value = "none")]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Count.")]
            Task<int> {|LLMA2014:CountAsync|}(CancellationToken cancellationToken = default);

            [Prompt("Meet."), Fallback(Value = 1)]
            Task<int> MeetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2014", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), Fallback({|LLMA2014:Value = 1|})]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
