using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Ensembles.Strategies;

public sealed class MergedStrategyTests
{
    private static ILlmEnsembleStrategy<string> Weighted(params double[] weights) => new Fixed(weights);

    [Fact]
    public async Task Decide_FreeTexts_ChoosesTheOneMostLikeTheOthers()
    {
        var decision = await new TextConsensusStrategy().DecideAsync(Ballots.Of("I cannot say.", "The boat is red.", "!", "The red boat is long.", "The boat is red and long."), default);

        Assert.Equal((3, "The red boat is long."), (decision.Winner, decision.Value));
        Assert.InRange(decision.Agreement, 0.5, 0.8);
        Assert.Equal(new ConfidenceCalibrator().ConfidenceOf(decision.Agreement), decision.Confidence);
    }

    [Fact]
    public async Task Decide_HeavyMember_IsNotOutvotedByLightOnes()
    {
        var decision = await new TextConsensusStrategy(Weighted(3, 1, 1)).DecideAsync(Ballots.Of("red boats", "a green house", "a green horse"), default);

        Assert.Equal((0, 0.6), (decision.Winner, Math.Round(decision.Agreement, 9)));
    }

    [Fact]
    public async Task Decide_WeightBelowZero_CountsAsNone()
    {
        var decision = await new TextConsensusStrategy(Weighted(1, -2, -2)).DecideAsync(Ballots.Of("red", "green", "green"), default);

        Assert.Equal(("red", 1.0), (decision.Value, decision.Agreement));
    }

    [Fact]
    public async Task Decide_Voter_MergesWithTheWeightsOfTheOtherStrategy()
    {
        var decision = await new MergedVoteStrategy<string>(Weighted(1, 1, 3), Voters.Text).DecideAsync(Ballots.Of("a", "A", "b"), default);

        Assert.Equal((2, "b", 0.6), (decision.Winner, decision.Value, Math.Round(decision.Agreement, 9)));
    }

    [Fact]
    public void Strategy_ThatMerges_WaitsForAllAndKeepsNameAndQuorum()
    {
        ILlmEnsembleStrategy<string> merged = new MergedVoteStrategy<string>(new MajorityVoteStrategy<string>(), Voters.Text);

        Assert.Equal(("MajorityVote", 2), (merged.Name, merged.QuorumOf(3)));
        Assert.Equal(2, merged.StillNeeded(Ballots.Of(EarlyStop.Certain, 0.9, "a", "a", "a", null, null)));
        Assert.Equal(("TextConsensus", 2), (new TextConsensusStrategy().Name, new TextConsensusStrategy().QuorumOf(3)));
    }

    private sealed class Fixed(double[] weights) : ILlmEnsembleStrategy<string>
    {
        public string Name => "Fixed";

        public ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken)
        {
            for (var i = 0; i < weights.Length; i++)
                ballot.Vote(i, i, weights[i]);
            return new(new EnsembleDecision<string>(0, ballot.Replies[0].Answer!, 1, 1));
        }
    }
}
