namespace LlmAttributes.Generators.Tests;

/// <summary>How the answers of ensembles become one.</summary>
public sealed class VoterTests
{
    private const string Types = """
        public sealed record Ticket([Vote(IsKey = true)] string Number, [Vote(Tolerance = 0.5)] double? Hours, [Vote(Lists = ListVote.Set)] List<Label> Labels, Ticket? Parent) { public required Kind Kind { get; init; } }
        public readonly record struct Label(string Name, int[] Marks);
        public enum Kind { Bug, Wish }

        """;

    private static string[] Voters(string source) =>
        [.. Sources.Run(Types + source).HintNames.Where(static name => name.EndsWith("Voter.g.cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Emit_EnsembleOfARecord_WritesAVoterOfEachOfItsTypes() => Assert.Equal(
        ["LlmAttributes.Json.KindVoter.g.cs", "LlmAttributes.Json.LabelVoter.g.cs", "LlmAttributes.Json.TicketVoter.g.cs"],
        Voters("""[LlmClient] public partial interface IDesk { [Prompt("x"), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")] Task<EnsembleResponse<Ticket>> AskAsync(); }"""));

    [Fact]
    public void Emit_CallWithoutEnsemble_WritesNoVoter() => Assert.Empty(Voters("""[LlmClient] public partial interface IDesk { [Prompt("x")] Task<Ticket> AskAsync(); }"""));

    [Fact]
    public void Emit_EnsembleAndCallOfOtherTypes_WritesVotersOfTheFormer() => Assert.Equal(
        ["LlmAttributes.Json.LabelVoter.g.cs"],
        Voters("""
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("x")] Task<Ticket> AskAsync();
                [Prompt("x"), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")] Task<Label?> LabelAsync();
            }
            """));

    [Theory]
    [InlineData("[return: Vote(Tolerance = 2)] Task<int> AskAsync();", "Answers.Voted(global::LlmAttributes.Runtime.Answers.Number<int>(), global::LlmAttributes.Runtime.Voters.Number<int>(2d, 0d))")]
    [InlineData("Task<int> AskAsync();", "Answers.Number<int>())")]
    [InlineData("Task<string[]> AskAsync();", "Voters.Sequence<string[], string>(global::LlmAttributes.Runtime.Voters.Text, false, static items => items.ToArray()))")]
    [InlineData("[return: Vote(Lists = ListVote.Set)] Task<string[]> AskAsync();", "global::LlmAttributes.Runtime.Voters.Text, true, static items => items.ToArray()))")]
    [InlineData("Task<Dictionary<string, bool>> AskAsync();", "Voters.Map<global::System.Collections.Generic.Dictionary<string, bool>, bool>(global::LlmAttributes.Runtime.Voters.Equal<bool>(), static map => map))")]
    public void Emit_Result_IsVotedOnAsItsTypeAndAttributeSay(string call, string expected) => Assert.Contains(
        expected,
        Sources.Run($$"""[LlmClient, Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")] public partial interface IDesk { [Prompt("x")] {{call}} }""").All,
        StringComparison.Ordinal);
}
