namespace LlmAttributes.Tests.Ensembles.Strategies;

public class WeightedConsensusStrategyTests
{
    private static EnsembleBallot<string> Ballot(EarlyStop stop, params (string? Answer, double? Weight)[] votes) =>
        new([.. votes.Select(static (vote, i) => Ballots.Reply(vote.Answer, i) with { Weight = vote.Weight })]) { EarlyStop = stop };

    [Fact]
    public async Task Decide_DeclaredWeights_OutvoteTheMajority()
    {
        var decision = await new WeightedConsensusStrategy<string>().DecideAsync(Ballot(EarlyStop.None, ("x", 5), ("y", 1), ("y", 1)), default);

        Assert.Equal(("x", 1 / 3.0), (decision.Value, decision.Agreement));
    }

    [Fact]
    public async Task Decide_NoWeights_IsTheMajority() =>
        Assert.Equal("y", (await new WeightedConsensusStrategy<string>().DecideAsync(Ballot(EarlyStop.None, ("x", null), ("y", null), ("y", null)), default)).Value);

    [Fact]
    public async Task Decide_LearnedModel_AgreesWithTheModelItself()
    {
        var model = ConsensusModel.FromQuality(new Dictionary<string, double> { ["a"] = 0.95, ["b"] = 0.4, ["c"] = 0.4 });
        var ballot = Ballot(EarlyStop.None, ("x", null), ("y", null), ("y", null));

        var decision = await new WeightedConsensusStrategy<string>(model).DecideAsync(ballot, default);

        var expected = model.Decide(new(new Dictionary<string, string> { ["a"] = "x", ["b"] = "y", ["c"] = "y" }));
        Assert.Equal((expected.Answer, expected.Confidence, expected.Agreement), (decision.Value, decision.Confidence, decision.Agreement));
        Assert.Equal(model.WeightOf("a"), ballot.WeightOf(0));
    }

    [Fact]
    public async Task Decide_SamplesOfOneModel_ShareItsWeight()
    {
        var model = ConsensusModel.FromQuality(new Dictionary<string, double> { ["strong"] = 0.9 });
        var ballot = new EnsembleBallot<string>(new EnsembleReply<string>("strong") { State = ReplyState.Answered, Answer = "x" }, new EnsembleReply<string>("strong#2") { Model = "strong", State = ReplyState.Answered, Answer = "x" });

        await new WeightedConsensusStrategy<string>(model).DecideAsync(ballot, default);

        Assert.Equal(ballot.WeightOf(0), ballot.WeightOf(1));
    }

    [Theory]
    [InlineData(0, 5, 1, 1)]
    [InlineData(1, 1, 5, 1)]
    public void StillNeeded_Certain_CountsWeights(int needed, double answered, double first, double second) =>
        Assert.Equal(needed, new WeightedConsensusStrategy<string>().StillNeeded(Ballot(EarlyStop.Certain, ("x", answered), (null, first), (null, second))));
}
