namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3011Tests
{
    [Fact]
    public Task Member_TakesAVariantThatIsNotThere_IsReported() =>
        Verify.ReportsAsync("LLMA3011", Contract("""PromptVariant("long", "Greet at length."), EnsembleMember("b", {|#0:PromptVariant = "short"|})"""), "b", "GreetAsync", "short");

    [Fact]
    public Task Member_OfTheContract_IsReportedOnTheCall() => Verify.ReportsAsync("LLMA3011", """
        [LlmClient, Ensemble(MergeStrategy.MajorityVote, "a", "b", "c"), EnsembleMember("b", PromptVariant = "short")]
        public partial interface IDesk
        {
            [Prompt("Greet."), PromptVariant("short", "Hi.")]
            Task<bool> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Leave.")]
            Task<bool> {|#0:LeaveAsync|}(CancellationToken cancellationToken = default);
        }
        """, "b", "LeaveAsync", "short");

    [Fact]
    public Task Member_TakesAVariantOfTheCall_IsQuiet() => Verify.QuietAsync(Contract("""PromptVariant("short", "Hi."), EnsembleMember("b", PromptVariant = "short")"""));

    [Fact]
    public Task Weight_OfAVariantThatAMemberTakes_DoesNothing() =>
        Verify.ReportsAsync("LLMA1010", Contract("""PromptVariant("short", "Hi.", {|#0:Weight = 30|}), EnsembleMember("b", PromptVariant = "short")"""), "Weight", "GreetAsync", "since a member of the ensemble takes the variant");

    private static string Contract(string attributes) => $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [{{attributes}}]
            [Prompt("Greet."), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            Task<bool> GreetAsync(CancellationToken cancellationToken = default);
        }
        """;
}
