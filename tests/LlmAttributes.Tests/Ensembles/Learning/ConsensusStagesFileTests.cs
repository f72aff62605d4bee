using System.Text;

namespace LlmAttributes.Tests.Ensembles;

public sealed class ConsensusStagesFileTests
{
    [Fact]
    public void Load_SavedCascade_DecidesTheSame()
    {
        var ballots = SyntheticVoters.Vote(400, 1, 0.75, 0.7, 0.92).ConvertAll(static ballot => ballot with
        {
            TaskType = ballot.Correct == "A" ? "first" : "other",
            OutputLengths = new Dictionary<string, double> { ["m0"] = ballot.Correct![0], ["m1"] = 12 },
        });
        var stages = new ConsensusStagesTrainer(new() { MostCost = 0.3, AcceptAgreement = true, LatestStageWins = true }).Train(ballots, [["m0", "m1"], ["m2"]]);

        var loaded = Reload(stages);

        Assert.Equal(stages.Stages, loaded.Stages);
        AssertSame(stages, loaded, ballots);
        var (paced, pacedLoaded) = (new PacedStages(stages), new PacedStages(loaded));
        Assert.All(ballots, ballot => Assert.Equal(paced.Decide(ballot, 1), pacedLoaded.Decide(ballot, 1)));
    }

    [Fact]
    public void Load_SavedStopOfSingleMembers_DecidesTheSame()
    {
        var ballots = SyntheticVoters.Vote(300, 2, 0.9, 0.85, 0.8, 0.75);
        var stages = new ConsensusStagesTrainer().Train(ballots);

        AssertSame(stages, Reload(stages), ballots);
    }

    // Where asking everybody is the only way to be as good, nothing is small enough to stop.
    [Fact]
    public void Load_StagesThatNeverStop_NeverStop()
    {
        var ballots = SyntheticVoters.Vote(60, 3, 0.3, 0.3, 0.99);
        var stages = new ConsensusStagesTrainer(new() { MaxLoss = 0, LatestStageWins = true }).Train(ballots, [["m0", "m1"], ["m2"]]);

        var loaded = Reload(stages);

        Assert.All(ballots, ballot => Assert.False(loaded.Decide(ballot, 1).IsFinal));
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("{}", "damaged")]
    [InlineData("""{ "version": 9 }""", "version 9")]
    [InlineData("""{ "version": 1, "taskTypes": [], "stages": [] }""", "do not fit")]
    [InlineData("""{ "version": 1, "taskTypes": [], "stages": [{}], "now": [1], "then": [1] }""", "do not fit")]
    public void Load_NoStages_SaysWhy(string text, string fault)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Contains(fault, Assert.Throws<InvalidDataException>(() => ConsensusStages.Load(stream)).Message, StringComparison.Ordinal);
    }

    private static ConsensusStages Reload(ConsensusStages stages)
    {
        using var stream = new MemoryStream();
        stages.Save(stream);
        stream.Position = 0;
        return ConsensusStages.Load(stream);
    }

    private static void AssertSame(ConsensusStages stages, ConsensusStages loaded, List<RecordedBallot> ballots)
    {
        for (var asked = 1; asked <= stages.Stages.Count; asked++)
            Assert.All(ballots, ballot => Assert.Equal(stages.Decide(ballot, asked), loaded.Decide(ballot, asked)));
    }
}
