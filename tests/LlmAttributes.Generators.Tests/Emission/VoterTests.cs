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

    [Fact]
    public void Emit_Voter_ReadsAsOneWouldWriteIt() => Assert.EndsWith(
        """
        internal sealed class TicketVoter : global::LlmAttributes.Runtime.RecordVoter<global::Ticket>
        {
            internal static readonly global::LlmAttributes.Runtime.Voter<global::Ticket> Instance = new TicketVoter();
            static readonly global::LlmAttributes.Runtime.Voter<string> s_voter0 = global::LlmAttributes.Runtime.Voters.Text;
            static readonly global::LlmAttributes.Runtime.Voter<double?> s_voter1 = global::LlmAttributes.Runtime.Voters.OrNull<double>(global::LlmAttributes.Runtime.Voters.Number<double>(0.5d, 0d));
            static readonly global::LlmAttributes.Runtime.Voter<global::System.Collections.Generic.List<global::Label>> s_voter2 = global::LlmAttributes.Runtime.Voters.Sequence<global::System.Collections.Generic.List<global::Label>, global::Label>(global::LlmAttributes.Generated.Shop.LabelVoter.Instance, true, static items => items);
            static readonly global::LlmAttributes.Runtime.Voter<global::Ticket?> s_voter3 = global::LlmAttributes.Runtime.Voters.OrNullReference<global::Ticket>(global::LlmAttributes.Generated.Shop.TicketVoter.Instance);
            static readonly global::LlmAttributes.Runtime.Voter<global::Kind> s_voter4 = global::LlmAttributes.Runtime.Voters.Equal<global::Kind>();

            protected override bool HasKeys => true;

            public override bool Same(global::Ticket left, global::Ticket right) =>
                s_voter0.Same(left.Number, right.Number);

            public override double Likeness(global::Ticket left, global::Ticket right) =>
                (s_voter0.Likeness(left.Number, right.Number) + s_voter1.Likeness(left.Hours, right.Hours) + s_voter2.Likeness(left.Labels, right.Labels) + s_voter3.Likeness(left.Parent, right.Parent) + s_voter4.Likeness(left.Kind, right.Kind)) / 5;

            protected override global::Ticket Make(global::LlmAttributes.Runtime.MemberVotes<global::Ticket> votes)
            {
                var value0 = votes.Of(s_voter0, static answer => answer.Number);
                var value1 = votes.Of(s_voter1, static answer => answer.Hours);
                var value2 = votes.Of(s_voter2, static answer => answer.Labels);
                var value3 = votes.Of(s_voter3, static answer => answer.Parent);
                var value4 = votes.Of(s_voter4, static answer => answer.Kind);
                return new global::Ticket(value0, value1, value2, value3) { Kind = value4 };
            }
        }

        """,
        Sources.Run(Types + """[LlmClient] public partial interface IDesk { [Prompt("x"), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")] Task<Ticket> AskAsync(); }""")["LlmAttributes.Json.TicketVoter.g.cs"],
        StringComparison.Ordinal);

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
