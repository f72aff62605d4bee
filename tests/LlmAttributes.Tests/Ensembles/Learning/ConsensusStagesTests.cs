namespace LlmAttributes.Tests.Ensembles;

public sealed class ConsensusStagesTests
{
    private static readonly double[] s_good = [0.9, 0.9, 0.88, 0.88, 0.86];

    [Fact]
    public void Decide_TrainedForCost_AsksFewerAndStaysAlmostAsGood()
    {
        var stages = new ConsensusStagesTrainer(new() { MostCost = 0.5 }).Train(SyntheticVoters.Vote(1000, 1, s_good));
        var test = SyntheticVoters.Vote(3000, 2, s_good);
        var full = new ConsensusTrainer().Train(SyntheticVoters.Vote(1000, 1, s_good));

        var runs = test.ConvertAll(ballot => Ask(stages, ballot));

        Assert.InRange(runs.Average(static run => run.Asked), 2, 0.55 * s_good.Length);
        var right = runs.Zip(test, static (run, ballot) => run.Answer == ballot.Correct ? 1.0 : 0).Average();
        Assert.True(right >= SyntheticVoters.Accuracy(full, test) - 0.03);
    }

    [Fact]
    public void Decide_TrainedForQuality_LosesNoMoreThanAllowed()
    {
        var stages = new ConsensusStagesTrainer(new() { MaxLoss = 0.01 }).Train(SyntheticVoters.Vote(1000, 1, s_good));
        var test = SyntheticVoters.Vote(3000, 2, s_good);

        var runs = test.ConvertAll(ballot => Ask(stages, ballot));

        var all = test.Average(ballot => stages.Decide(ballot, s_good.Length).Consensus.Answer == ballot.Correct ? 1.0 : 0);
        Assert.True(runs.Zip(test, static (run, ballot) => run.Answer == ballot.Correct ? 1.0 : 0).Average() >= all - 0.02);
        Assert.True(runs.Average(static run => run.Asked) < s_good.Length);
    }

    [Fact]
    public void Decide_OnlyOneAnswered_GoesOn()
    {
        var stages = new ConsensusStagesTrainer(new() { MostCost = 0.2 }).Train(SyntheticVoters.Vote(300, 1, s_good));

        Assert.False(stages.Decide(SyntheticVoters.Vote(1, 2, s_good)[0], 1).IsFinal);
    }

    [Fact]
    public void Train_Costs_CheapMembersOfEqualWorthGoFirst()
    {
        var costs = new Dictionary<string, double> { ["m0"] = 10, ["m1"] = 1, ["m2"] = 5 };

        var stages = new ConsensusStagesTrainer(new() { Costs = costs }).Train(SyntheticVoters.Vote(500, 1, 0.8, 0.8, 0.8));

        Assert.Equal(["m1", "m2", "m0"], stages.Stages.Select(static stage => stage[0]));
    }

    [Fact]
    public void Decide_CascadeWhoseCheapMembersAgree_StopsThere()
    {
        var stages = Cascade(out var ballots);
        var agreed = ballots.First(static ballot => ballot.Answers["m0"] == ballot.Answers["m1"]);

        Assert.True(stages.Decide(agreed, 1).IsFinal);
    }

    [Fact]
    public void Decide_CascadeAtItsEnd_TakesTheStrongMembersAnswer()
    {
        var stages = Cascade(out var ballots);
        var split = ballots.First(static ballot => ballot.Answers["m0"] != ballot.Answers["m2"]);

        Assert.Equal(split.Answers["m2"], stages.Decide(split, 2).Consensus.Answer);
    }

    // Here the strong member knows the short answers alone.
    [Fact]
    public void Decide_LengthOfTheAnswerTellsWhenItHelps_GoesOnForThose()
    {
        var ballots = SyntheticVoters.Vote(1500, 4, 0.7, 0.7, 0.95).Select(static (ballot, i) => i % 2 == 0 ? ballot : Long(ballot)).ToList();
        var dissent = ballots.Average(static ballot => ballot.Answers["m0"] == ballot.Answers["m1"] ? 0.0 : 1);
        var stages = new ConsensusStagesTrainer(new()
        {
            MostCost = 0.5 * dissent, Costs = new Dictionary<string, double> { ["m0"] = 0, ["m1"] = 0, ["m2"] = 1 }, AcceptAgreement = true, LatestStageWins = true,
        }).Train(ballots, [["m0", "m1"], ["m2"]]);

        var open = ballots.Where(static ballot => ballot.Answers["m0"] != ballot.Answers["m1"]).ToLookup(static ballot => ballot.Answers["m0"].Length == 1, ballot => stages.Decide(ballot, 1).IsFinal);

        Assert.InRange(open[true].Average(static isFinal => isFinal ? 1.0 : 0), 0, 0.2);
        Assert.InRange(open[false].Average(static isFinal => isFinal ? 1.0 : 0), 0.8, 1);
    }

    [Fact]
    public void PacedStages_QuestionsBecomeHarder_KeepTheShareThatGoesOn()
    {
        var stages = Cascade(out _);
        var paced = new PacedStages(stages);
        var hard = Lengthen(SyntheticVoters.Vote(3000, 5, 0.5, 0.5, 0.9), 5, 900);

        var open = hard.Where(static ballot => ballot.Answers["m0"] != ballot.Answers["m1"]).ToList();
        var goesOn = open.Select(ballot => !paced.Decide(ballot, 1).IsFinal).ToList();

        Assert.InRange(goesOn.Skip(1000).Average(static on => on ? 1.0 : 0), 0.45, 0.75);
    }

    [Fact]
    public void Train_NothingJudged_Throws() =>
        Assert.Throws<ArgumentException>(static () => new ConsensusStagesTrainer().Train([new(new Dictionary<string, string> { ["a"] = "x" })], [["a"]]));

    private static ConsensusStages Cascade(out List<RecordedBallot> ballots)
    {
        ballots = Lengthen(SyntheticVoters.Vote(1500, 1, 0.75, 0.7, 0.92), 3, 300);
        var dissent = ballots.Average(static ballot => ballot.Answers["m0"] == ballot.Answers["m1"] ? 0.0 : 1);
        return new ConsensusStagesTrainer(new()
        {
            MostCost = 0.6 * dissent,
            Costs = new Dictionary<string, double> { ["m0"] = 0, ["m1"] = 0, ["m2"] = 1 },
            AcceptAgreement = true,
            LatestStageWins = true,
        }).Train(ballots, [["m0", "m1"], ["m2"]]);
    }

    private static RecordedBallot Long(RecordedBallot ballot)
    {
        var answers = ballot.Answers.ToDictionary(static pair => pair.Key, static pair => new string(pair.Value[0], 60), StringComparer.Ordinal);
        answers["m2"] = "none of them";
        return ballot with { Answers = answers, Correct = new string(ballot.Correct![0], 60), Choices = 0 };
    }

    private static List<RecordedBallot> Lengthen(List<RecordedBallot> ballots, int seed, int most)
    {
        var random = new Random(seed);
        return ballots.ConvertAll(ballot => ballot with { OutputLengths = new Dictionary<string, double> { ["m0"] = random.Next(50, most), ["m1"] = random.Next(50, most) } });
    }

    private static (string? Answer, int Asked) Ask(ConsensusStages stages, RecordedBallot ballot)
    {
        for (var asked = 1; ; asked++)
        {
            if (stages.Decide(ballot, asked) is { IsFinal: true } decision)
                return (decision.Consensus.Answer, asked);
        }
    }
}
