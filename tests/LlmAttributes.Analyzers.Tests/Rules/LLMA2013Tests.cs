namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2013Tests
{
    [Theory]
    [InlineData("Nothing", "does not exist", "add it with the parameters and the result of 'GreetAsync'")]
    [InlineData("OtherAsync", "has other parameters or another result", "give it those of 'GreetAsync'")]
    [InlineData("NumberAsync", "has other parameters or another result", "give it those of 'GreetAsync'")]
    [InlineData("OldAsync", "is obsolete as an error", "name another")]
    [InlineData("Name", "is no method", "name one")]
    [InlineData("", "does not exist", "add it with the parameters and the result of 'GreetAsync'")]
    public Task Method_ThatCannotAnswer_IsReported(string method, string fault, string remedy) => Verify.ReportsAsync("LLMA2013", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}."), Fallback({|#0:Method = "{{method}}"|})]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);

            Task<string> OtherAsync(CancellationToken cancellationToken) => Task.FromResult("");
            Task<int> NumberAsync(string name, CancellationToken cancellationToken) => Task.FromResult(1);
            static string Name => "";

            [Obsolete("old", true)]
            Task<string> OldAsync(string name, CancellationToken cancellationToken) => Task.FromResult("");
        }
        """, method, "GreetAsync", fault, remedy);

    [Fact]
    public Task Method_OfTheContract_IsReportedAtTheCallsItDoesNotFit() => Verify.ReportsAsync("""
        [LlmClient, Fallback(Method = nameof(CannedAsync))]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);

            [Prompt("Count.")]
            Task<int> {|LLMA2013:CountAsync|}(CancellationToken cancellationToken = default);

            [Prompt("Meet."), Fallback(Enabled = false)]
            Task<string> MeetAsync(CancellationToken cancellationToken = default);

            Task<string> CannedAsync(string name, CancellationToken cancellationToken) => Task.FromResult("");
        }
        """);

    [Fact]
    public Task Methods_OfEveryKind_AreQuiet() => Verify.QuietAsync("""
        public interface IBase
        {
            Task<string> OfBaseAsync(string name, CancellationToken cancellationToken) => Task.FromResult("");
        }

        [LlmClient]
        public partial interface IDesk : IBase
        {
            [Prompt("Greet {name}."), Fallback(Method = nameof(OverloadedAsync)), Fallback(Method = nameof(SharedAsync)), Fallback(Method = nameof(OfBaseAsync))]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);

            [Prompt("List {item}."), Fallback(Method = nameof(CannedAsync))]
            Task<string> ListAsync<T>(T item, CancellationToken cancellationToken = default) where T : class;

            Task<string> CannedAsync<TItem>(TItem item, CancellationToken cancellationToken) where TItem : class => Task.FromResult("");
            Task<string> OverloadedAsync(CancellationToken cancellationToken) => Task.FromResult("");
            private Task<string> OverloadedAsync(string name, CancellationToken cancellationToken) => Task.FromResult("");
            static Task<string> SharedAsync(string name, CancellationToken cancellationToken) => Task.FromResult("");
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2013", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), Fallback({|LLMA2013:Method = "Nothing"|})]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
