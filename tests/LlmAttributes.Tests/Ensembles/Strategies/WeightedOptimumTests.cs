namespace LlmAttributes.Tests.Ensembles.Strategies;

/// <summary>What is learned of voters of known accuracy, as the strategy of a call uses it.</summary>
public sealed class WeightedOptimumTests
{
    private static readonly double[] s_mixed = [0.85, 0.7, 0.6, 0.5, 0.5, 0.4];

    private static async Task<List<string>> DecideAsync(ConsensusModel model, List<RecordedBallot> ballots)
    {
        var strategy = new WeightedConsensusStrategy<string>(model);
        List<string> answers = new(ballots.Count);
        foreach (var ballot in ballots)
        {
            EnsembleReply<string>[] replies = [.. ballot.Answers.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => new EnsembleReply<string>(pair.Key) { State = ReplyState.Answered, Answer = pair.Value })];
            answers.Add((await strategy.DecideAsync(new(replies) { Choices = SyntheticVoters.Choices }, default)).Value);
        }

        return answers;
    }

    private static double Accuracy(List<string> answers, List<RecordedBallot> ballots) => answers.Zip(ballots).Average(static pair => pair.First == pair.Second.Correct ? 1.0 : 0);

    [Fact]
    public async Task Decide_LearnedWeights_AreWithinHalfAPointOfTheLogOddsOptimum()
    {
        var model = new ConsensusTrainer().Train(SyntheticVoters.Vote(3000, 1, s_mixed));
        var test = SyntheticVoters.Vote(20_000, 2, s_mixed);

        Assert.InRange(SyntheticVoters.Optimum(test, s_mixed) - Accuracy(await DecideAsync(model, test), test), -0.005, 0.005);
    }

    [Fact]
    public async Task Decide_MemberThatAlwaysCopiesAnother_AddsNoWeight()
    {
        double[] accuracies = [0.6, 0.7, 0.7, 0.7];
        var history = SyntheticVoters.Vote(3000, 1, accuracies);
        var test = SyntheticVoters.Vote(20_000, 2, accuracies);

        var alone = await DecideAsync(new ConsensusTrainer().Train(history), test);
        var copied = await DecideAsync(new ConsensusTrainer().Train(SyntheticVoters.Copy(history, 0, 3)), SyntheticVoters.Copy(test, 0, 3));
        var heads = await DecideAsync(ConsensusModel.Equal(["copy0", "copy1", "copy2", "m0", "m1", "m2", "m3"]), SyntheticVoters.Copy(test, 0, 3));

        Assert.InRange(Accuracy(alone, test) - Accuracy(copied, test), -0.005, 0.005);
        Assert.True(alone.Zip(copied).Count(static pair => pair.First == pair.Second) > 0.97 * test.Count);

        // Counted by heads, the four that say the same are the majority whatever the others say.
        Assert.True(Accuracy(heads, test) < Accuracy(copied, test) - 0.05);
    }
}
