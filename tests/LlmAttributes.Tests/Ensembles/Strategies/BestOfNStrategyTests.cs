namespace LlmAttributes.Tests.Ensembles.Strategies;

public class BestOfNStrategyTests
{
    private static EnsembleBallot<string> Ballot(params (string Answer, double? Quality)[] replies) => new([.. replies.Select(static (reply, i) => Ballots.Reply(reply.Answer, i) with { Quality = reply.Quality })]);

    [Fact]
    public async Task Decide_BestQuality_Wins()
    {
        var ballot = Ballot(("x", 0.4), ("y", 0.9), ("x", 0.5));

        var decision = await new BestOfNStrategy<string>().DecideAsync(ballot, default);

        Assert.Equal(("y", 1, 1 / 3.0), (decision.Value, decision.Winner, decision.Agreement));
        Assert.Equal(0.9, ballot.WeightOf(1));
    }

    [Fact]
    public async Task Decide_FewVotesForIt_IsLessConfidentThanManyVotes()
    {
        var alone = await new BestOfNStrategy<string>().DecideAsync(Ballot(("x", 0.4), ("y", 0.9), ("x", 0.5)), default);
        var agreed = await new BestOfNStrategy<string>().DecideAsync(Ballot(("y", 0.4), ("y", 0.9), ("x", 0.5)), default);

        Assert.True(alone.Confidence < agreed.Confidence);
    }

    [Fact]
    public async Task Decide_NobodyLooked_FirstListedWins() => Assert.Equal("x", (await new BestOfNStrategy<string>().DecideAsync(Ballot(("x", null), ("y", null)), default)).Value);
}
