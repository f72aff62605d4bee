namespace LlmAttributes.Tests.Ensembles;

public sealed class ConsensusTrainerTests
{
    private static readonly double[] s_mixed = [0.85, 0.7, 0.6, 0.5, 0.5, 0.4];

    [Fact]
    public void Train_JudgedIndependentVoters_VotesAsWellAsTheLogOddsOptimum()
    {
        var model = new ConsensusTrainer().Train(SyntheticVoters.Vote(3000, 1, s_mixed));
        var test = SyntheticVoters.Vote(20_000, 2, s_mixed);

        Assert.Equal(ConsensusBasis.Feedback, model.Basis);
        Assert.InRange(SyntheticVoters.Optimum(test, s_mixed) - SyntheticVoters.Accuracy(model, test), -0.005, 0.005);
    }

    [Fact]
    public void Train_UnjudgedVoters_VotesBetterThanHeads()
    {
        var model = new ConsensusTrainer().Train(SyntheticVoters.Vote(3000, 1, s_mixed).Select(static ballot => ballot with { Correct = null }));
        var test = SyntheticVoters.Vote(20_000, 2, s_mixed);

        Assert.Equal(ConsensusBasis.Agreement, model.Basis);
        Assert.True(model.WeightOf("m0") > model.WeightOf("m2") && model.WeightOf("m2") > model.WeightOf("m5"));
        Assert.InRange(SyntheticVoters.Optimum(test, s_mixed) - SyntheticVoters.Accuracy(model, test), -0.005, 0.02);
        Assert.True(SyntheticVoters.Accuracy(model, test) > SyntheticVoters.Accuracy(ConsensusModel.Equal(model.Members), test));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Train_MemberThatCopiesAnother_AddsNoWeight(bool isJudged)
    {
        double[] accuracies = [0.6, 0.7, 0.7, 0.7];
        var history = SyntheticVoters.Vote(3000, 1, accuracies);
        if (!isJudged)
            history = history.ConvertAll(static ballot => ballot with { Correct = null });
        var alone = new ConsensusTrainer().Train(history);
        var copied = new ConsensusTrainer().Train(SyntheticVoters.Copy(history, 0, 3));

        var voice = copied.WeightOf("m0") + copied.WeightOf("copy0") + copied.WeightOf("copy1") + copied.WeightOf("copy2");
        Assert.InRange(voice / copied.WeightOf("m1"), 0.4, 1.1);
        var test = SyntheticVoters.Vote(20_000, 2, accuracies);
        Assert.InRange(SyntheticVoters.Accuracy(alone, test) - SyntheticVoters.Accuracy(copied, SyntheticVoters.Copy(test, 0, 3)), -0.005, isJudged ? 0.005 : 0.02);
    }

    [Fact]
    public void Train_WeakCrowdAndOneStrongMember_StrongOneIsNotOutvoted()
    {
        double[] accuracies = [0.9, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3];
        var model = new ConsensusTrainer().Train(SyntheticVoters.Vote(2000, 1, accuracies));
        var test = SyntheticVoters.Vote(10_000, 2, accuracies);

        var best = test.Average(static ballot => ballot.Answers["m0"] == ballot.Correct ? 1.0 : 0);
        Assert.True(SyntheticVoters.Accuracy(model, test) >= best - 0.002);
    }

    [Fact]
    public void Train_MembersGoodAtDifferentTasks_WeighsThemByTask()
    {
        var ballots = SyntheticVoters.Vote(1500, 1, 0.9, 0.45).Select(static ballot => ballot with { TaskType = "code" })
            .Concat(SyntheticVoters.Vote(1500, 2, 0.45, 0.9).Select(static ballot => ballot with { TaskType = "law" }));

        var model = new ConsensusTrainer().Train(ballots);

        Assert.True(model.WeightOf("m0", "code") > model.WeightOf("m1", "code") + 0.5);
        Assert.True(model.WeightOf("m1", "law") > model.WeightOf("m0", "law") + 0.5);
    }

    [Fact]
    public void Train_Feedback_ConfidenceIsCalibrated()
    {
        var model = new ConsensusTrainer().Train(SyntheticVoters.Vote(3000, 1, s_mixed));
        var decided = SyntheticVoters.Vote(20_000, 2, s_mixed).ConvertAll(ballot => (model.Decide(ballot).Confidence, IsRight: model.Decide(ballot).Answer == ballot.Correct));

        foreach (var bin in decided.OrderBy(static d => d.Confidence).Chunk(2000))
            Assert.InRange(bin.Average(static d => d.Confidence) - bin.Average(static d => d.IsRight ? 1.0 : 0), -0.04, 0.04);
    }

    [Fact]
    public void Train_SameBallots_GivesTheSameModel() =>
        Assert.Equal(Save(new ConsensusTrainer().Train(SyntheticVoters.Vote(500, 1, s_mixed))), Save(new ConsensusTrainer().Train(SyntheticVoters.Vote(500, 1, s_mixed))));

    [Fact]
    public void Train_NoBallots_KnowsNobody() => Assert.Empty(new ConsensusTrainer().Train([]).Members);

    private static byte[] Save(ConsensusModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
