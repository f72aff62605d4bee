namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2007Tests
{
    [Fact]
    public Task Method_ThatIsTheCallItself_IsReported() => Verify.ReportsAsync("LLMA2007", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), Fallback({|#0:Method = nameof(GreetAsync)|})]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "GreetAsync -> GreetAsync");

    [Fact]
    public Task Methods_ThatLeadBack_AreReportedWithTheirWay() => Verify.ReportsAsync("LLMA2007", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("A"), Fallback({|LLMA2007:Method = nameof(BAsync)|})]
            Task<string> AAsync(CancellationToken cancellationToken = default);

            [Prompt("B"), Fallback({|LLMA2007:Method = nameof(CAsync)|})]
            Task<string> BAsync(CancellationToken cancellationToken = default);

            [Prompt("C"), Fallback("spare", Value = "none", {|#0:Method = nameof(AAsync)|})]
            Task<string> CAsync(CancellationToken cancellationToken = default);
        }
        """, "CAsync", "CAsync -> AAsync -> BAsync -> CAsync");

    [Fact]
    public Task Methods_OfTheContractThatLeadBack_AreReported() => Verify.ReportsAsync("""
        [LlmClient, Fallback(Method = nameof(AAsync)), Fallback(Method = nameof(BAsync))]
        public partial interface IDesk
        {
            [Prompt("A")]
            Task<string> {|LLMA2007:AAsync|}(CancellationToken cancellationToken = default);

            [Prompt("B")]
            Task<string> {|LLMA2007:BAsync|}(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Method_ThatLeadsIntoACycleOfOthers_IsQuietItself() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("A"), Fallback(Method = nameof(BAsync))]
            Task<string> AAsync(CancellationToken cancellationToken = default);

            [Prompt("B"), Fallback({|LLMA2007:Method = nameof(BAsync)|})]
            Task<string> BAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Method_OfTheContractThatAnswersForAllOthers_IsQuiet() => Verify.QuietAsync("""
        [LlmClient, Fallback(Method = nameof(SimpleAsync))]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);

            [Prompt("Say {name}."), Model("small")]
            Task<string> SimpleAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Method_WithABody_EndsTheWay() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("A"), Fallback(Method = nameof(BAsync))]
            Task<string> AAsync(CancellationToken cancellationToken = default);

            Task<string> BAsync(CancellationToken cancellationToken = default) => Task.FromResult("b");
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2007", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), Fallback({|LLMA2007:Method = nameof(GreetAsync)|})]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}
