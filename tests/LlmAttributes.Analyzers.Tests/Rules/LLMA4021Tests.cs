namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4021Tests
{
    private const string Guards = """
        public class Hidden : IInputGuard, IOutputGuard
        {
            private protected Hidden() { }
            public ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken) => new(InputVerdict.Pass);
            public ValueTask<OutputVerdict> CheckAsync(GuardedAnswer answer, CancellationToken cancellationToken) => new(OutputVerdict.Pass);
        }
        public class Plain : IInputGuard
        {
            public ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken) => new(InputVerdict.Pass);
        }
        public class Served(string key) : IOutputGuard
        {
            public ValueTask<OutputVerdict> CheckAsync(GuardedAnswer answer, CancellationToken cancellationToken) => new(answer.Text == key ? OutputVerdict.Fail("leak") : OutputVerdict.Pass);
        }
        public interface IScreen : IInputGuard { }

        """;

    [Fact]
    public Task Guard_WithoutPublicConstructor_IsReported() => Verify.ReportsAsync("LLMA4021", Guards + """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), {|#0:InputGuard<Hidden>|}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "Hidden", "GreetAsync");

    [Fact]
    public Task Guard_OfContractAndAssembly_IsReportedOnEach() => Verify.ReportsAsync($$"""
        [assembly: {|LLMA4021:InputGuard<Hidden>|}]

        {{Guards}}
        [LlmClient, {|LLMA4021:OutputGuard<Hidden>|}]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Guard_ThatTheClientOrAContainerCanMake_IsQuiet() => Verify.QuietAsync(Guards + """
        [LlmClient, InputGuard<Plain>, InputGuard<IScreen>]
        public partial interface IDesk
        {
            [Prompt("Greet."), OutputGuard<Served>]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Meet."), InputGuard<Plain>(Enabled = false)]
            Task<string> MeetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Guard_WithoutEffect_IsReportedAsSuch() => Verify.ReportsAsync(Guards + """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), InputGuard<Plain>, {|LLMA1010:InputGuard<Plain>|}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Meet."), {|LLMA1010:InputGuard<Plain>(Enabled = false)|}, OutputGuard<Served>({|LLMA1010:HoldStream = true|}, {|LLMA2001:MaxRetries = 0|})]
            Task<string> MeetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Guard_OutsideOfAContract_IsReportedAsWithoutEffect() => Verify.ReportsAsync(Guards + """
        [{|LLMA1010:InputGuard<Plain>|}]
        public interface IPlain { }
        """);
}
