namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2019Tests
{
    private const string Rooms = """
        public class Rooms
        {
            [LlmTool]
            public string Book(string room) => room;
        }

        """;

    [Fact]
    public Task Tools_OfACachedCall_AreReported() => Verify.ReportsAsync("LLMA2019", Rooms + """
        [LlmClient, Tools(typeof(Rooms))]
        public partial interface IDesk
        {
            [Prompt("Book {room}."), {|#0:Cache|}]
            Task<string> BookAsync(string room, CancellationToken token = default);
        }
        """, "BookAsync");

    [Fact]
    public Task Tools_OfACallThatIsNotCached_AreQuiet() => Verify.QuietAsync(Rooms + """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Book {room}."), Tools(typeof(Rooms))]
            Task<string> BookAsync(string room, CancellationToken token = default);

            [Prompt("Greet {name}."), Cache]
            Task<string> GreetAsync(string name, CancellationToken token = default);
        }
        """);
}
