using System.Text;

namespace LlmAttributes.Tests.Ensembles;

public sealed class ConsensusModelTests
{
    private static readonly RecordedBallot s_split = Ballot(("a", "x"), ("b", "y"), ("c", "y"));

    [Fact]
    public void FromQuality_StrongMemberAgainstTwoWeakOnes_StrongOneWins()
    {
        var model = ConsensusModel.FromQuality(new Dictionary<string, double> { ["a"] = 0.95, ["b"] = 0.3, ["c"] = 0.3 });

        var decision = model.Decide(s_split);

        Assert.Equal("x", decision.Answer);
        Assert.Equal(1.0 / 3, decision.Agreement, 6);
    }

    [Fact]
    public void Equal_Members_MajorityWins() => Assert.Equal("y", ConsensusModel.Equal(["a", "b", "c"]).Decide(s_split).Answer);

    [Fact]
    public void Decide_MoreAgreement_IsSurer()
    {
        var model = ConsensusModel.Equal(["a", "b", "c"]);

        Assert.True(model.Decide(Ballot(("a", "x"), ("b", "x"), ("c", "x"))).Confidence > model.Decide(s_split).Confidence);
        Assert.InRange(model.Decide(s_split).Confidence, 0, 1);
    }

    [Fact]
    public void Decide_Tie_GoesToTheBetterMember() =>
        Assert.Equal("y", ConsensusModel.FromQuality(new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 0.6 }).Decide(Ballot(("a", "x"), ("b", "y"))).Answer);

    [Fact]
    public void Decide_NoAnswers_HasNone() => Assert.Null(ConsensusModel.Equal(["a"]).Decide(Ballot()).Answer);

    [Fact]
    public void Decide_UnknownMember_HasTheLeastWeight()
    {
        var model = ConsensusModel.FromQuality(new Dictionary<string, double> { ["a"] = 0.9, ["b"] = 0.6 });

        Assert.Equal(model.WeightOf("b"), model.WeightOf("stranger"));
        Assert.Equal("x", model.Decide(Ballot(("a", "x"), ("stranger", "y"))).Answer);
    }

    [Fact]
    public void FromQuality_OutOfRange_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => ConsensusModel.FromQuality(new Dictionary<string, double> { ["a"] = 1.2 }));

    [Fact]
    public void Load_SavedModel_DecidesTheSame()
    {
        var ballots = SyntheticVoters.Vote(600, 1, 0.8, 0.6, 0.5).ConvertAll(static ballot => ballot with
        {
            TaskType = ballot.Correct == "A" ? "first" : "other",
            OutputLengths = new Dictionary<string, double> { ["m0"] = ballot.Correct![0], ["m1"] = 12 },
        });
        var model = new ConsensusTrainer().Train(ballots);
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;

        var loaded = ConsensusModel.Load(stream);

        Assert.Equal(model.Basis, loaded.Basis);
        Assert.Equal(model.Members, loaded.Members);
        Assert.Equal(model.TaskTypes, loaded.TaskTypes);
        Assert.All(ballots, ballot => Assert.Equal(model.Decide(ballot), loaded.Decide(ballot)));
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("{}", "damaged")]
    [InlineData("""{ "version": 9 }""", "version 9")]
    public void Load_NoModel_SaysWhy(string text, string fault)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Contains(fault, Assert.Throws<InvalidDataException>(() => ConsensusModel.Load(stream)).Message, StringComparison.Ordinal);
    }

    private static RecordedBallot Ballot(params (string Member, string Answer)[] votes) =>
        new(votes.ToDictionary(static vote => vote.Member, static vote => vote.Answer, StringComparer.Ordinal));
}
