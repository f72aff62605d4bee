namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4022Tests
{
    private const string Guards = """
        public class NoPrices : IOutputGuard
        {
            public ValueTask<OutputVerdict> CheckAsync(GuardedAnswer answer, CancellationToken cancellationToken) => new(OutputVerdict.Pass);
        }
        public class NoKeys : IInputGuard
        {
            public ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken) => new(InputVerdict.Pass);
        }

        """;

    [Theory]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("IAsyncEnumerable<ChatResponseUpdate>")]
    [InlineData("LlmStream<DayOfWeek>")]
    public Task Guard_OnAStream_IsReported(string type) => Verify.ReportsAsync("LLMA4022", Guards + $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Tell."), {|#0:OutputGuard<NoPrices>|}]
            {{type}} TellAsync(CancellationToken cancellationToken = default);
        }
        """, "NoPrices", "TellAsync");

    [Fact]
    public Task Guard_OfTheContract_IsReportedAtTheStream() => Verify.ReportsAsync(Guards + """
        [LlmClient, OutputGuard<NoPrices>]
        public partial interface IDesk
        {
            [Prompt("Tell.")]
            IAsyncEnumerable<string> {|LLMA4022:TellAsync|}(CancellationToken cancellationToken = default);

            [Prompt("Say.")]
            Task<string> SayAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Guard_ThatHoldsTheStream_IsQuiet() => Verify.QuietAsync(Guards + """
        [LlmClient, OutputGuard<NoPrices>(HoldStream = true), InputGuard<NoKeys>]
        public partial interface IDesk
        {
            [Prompt("Tell.")]
            IAsyncEnumerable<string> TellAsync(CancellationToken cancellationToken = default);

            [Prompt("Say."), OutputGuard<NoPrices>(Enabled = false)]
            IAsyncEnumerable<string> SayAsync(CancellationToken cancellationToken = default);
        }
        """);
}
