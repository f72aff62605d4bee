namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4023Tests
{
    [Fact]
    public Task Shadow_OfTheOnlyModel_IsReported() => Verify.ReportsAsync("LLMA4023", """
        [LlmClient, Model("a")]
        public partial interface IDesk
        {
            [Prompt("Greet."), Shadow({|#0:"a"|})]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "a", "GreetAsync");

    [Fact]
    public Task Shadow_OfTheContract_IsReportedAtTheCall() => Verify.ReportsAsync("""
        [LlmClient, Model("a"), Shadow("b")]
        public partial interface IDesk
        {
            [Prompt("Greet."), Model("b")]
            Task<string> {|LLMA4023:GreetAsync|}(CancellationToken cancellationToken = default);

            [Prompt("Meet.")]
            Task<string> MeetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Theory]
    [InlineData("Model(\"b\")")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"a\", \"b\")")]
    [InlineData("Ensemble(MergeStrategy.MajorityVote, \"a\", \"b\", \"c\")")]
    [InlineData("CircuitBreaker")]
    public Task Shadow_OfAnother_IsQuiet(string policy) => Verify.QuietAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), {{policy}}, Shadow("a")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Shadow_ThatSendsNothing_IsReportedAsWithoutEffect() => Verify.ReportsAsync("""
        public class Desk
        {
            [LlmTool(SideEffects = true)] public static string Book(string room) => room;
            [LlmTool] public static string Find(string room) => room;
        }

        [LlmClient, Model("a")]
        public partial interface IDesk
        {
            [Prompt("Greet {name}."), {|LLMA1010:Shadow("b")|}]
            Task<string> GreetAsync([Sensitive] string name, CancellationToken cancellationToken = default);

            [Prompt("Greet {name}."), Shadow("b", AllowSensitive = true)]
            Task<string> GreetAnywayAsync([Sensitive] string name, CancellationToken cancellationToken = default);

            [Prompt("Book."), {|LLMA1010:Shadow("b")|}]
            Task<string> BookAsync(AITool tool, CancellationToken cancellationToken = default);

            [Prompt("Book."), {|LLMA1010:Shadow("b")|}, Tools(typeof(Desk))]
            Task<string> BookHereAsync(CancellationToken cancellationToken = default);

            [Prompt("Book."), Shadow("b", AllowTools = true), Tools(typeof(Desk))]
            Task<string> BookAnywayAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task StickyKey_BesideAShadow_HasAnEffect() => Verify.QuietAsync("""
        [LlmClient, Model("a")]
        public partial interface IDesk
        {
            [Prompt("Greet."), Shadow("b")]
            Task<string> GreetAsync([StickyKey] string user, CancellationToken cancellationToken = default);
        }
        """);
}
