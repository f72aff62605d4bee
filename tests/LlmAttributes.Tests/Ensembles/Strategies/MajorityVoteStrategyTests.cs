using CsCheck;

namespace LlmAttributes.Tests.Ensembles.Strategies;

public class MajorityVoteStrategyTests
{
    private static readonly MajorityVoteStrategy<string> s_vote = new();

    [Theory]
    [InlineData("x", 1.0, "x", "x", "x")]
    [InlineData("y", 2 / 3.0, "x", "y", "y")]
    [InlineData("x", 0.5, "x", "y", "y", "x")]
    [InlineData("y", 1.0, "!", "y", null)]
    public async Task Decide_Votes_MostCommonAnswerWins(string winner, double agreement, params string?[] answers)
    {
        var decision = await s_vote.DecideAsync(Ballots.Of(answers), default);

        Assert.Equal((winner, agreement), (decision.Value, decision.Agreement));
    }

    [Fact]
    public async Task Decide_Votes_AreNotedInTheBallot()
    {
        var ballot = Ballots.Of("x", "!", "y", "x");

        await s_vote.DecideAsync(ballot, default);

        Assert.Equal([0, -1, 1, 0], Enumerable.Range(0, 4).Select(ballot.VoteOf));
        Assert.Equal([1, 0, 1, 1], Enumerable.Range(0, 4).Select(ballot.WeightOf));
    }

    [Fact]
    public async Task Decide_MoreAgreement_IsMoreConfident()
    {
        double[] confidences = [await ConfidenceAsync("x", "y", "z"), await ConfidenceAsync("x", "x", "y"), await ConfidenceAsync("x", "x", "x"), await ConfidenceAsync("x", "x", "x", "x", "x")];

        Assert.Equal(confidences.Order(), confidences);
        Assert.Equal(4, confidences.Distinct().Count());
        Assert.All(confidences, static c => Assert.InRange(c, 0, 1));
    }

    [Theory]
    [InlineData(TieBreak.FirstListed, "x")]
    [InlineData(TieBreak.BestMember, "y")]
    [InlineData(TieBreak.Quality, "y")]
    [InlineData(TieBreak.Fastest, "y")]
    public async Task Decide_Tie_GoesByWhatBreaksTies(TieBreak tieBreak, string winner)
    {
        EnsembleReply<string> Reply(string answer, double good) =>
            new(answer) { State = ReplyState.Answered, Answer = answer, Weight = good, Quality = good, Duration = TimeSpan.FromSeconds(1 - good) };

        var decision = await new MajorityVoteStrategy<string>(tieBreak).DecideAsync(new(Reply("x", 0.1), Reply("y", 0.9)), default);

        Assert.Equal(winner, decision.Value);
    }

    [Fact]
    public async Task Decide_RandomVotes_WinnerHasTheMostVotes() => await Gen.Int[0, 4].Array[1, 12].SampleAsync(static async votes =>
    {
        string[] texts = [.. votes.Select(static n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var decision = await s_vote.DecideAsync(Ballots.Of(texts), default);
        var count = texts.Count(text => text == decision.Value);
        Assert.Equal((double)count / texts.Length, decision.Agreement);
        Assert.All(texts.GroupBy(static text => text), group => Assert.InRange(group.Count(), 1, count));
        Assert.Equal(Array.IndexOf(texts, decision.Value), decision.Winner);
    });

    [Fact]
    public async Task Decide_NobodyAnswered_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(async () => await s_vote.DecideAsync(Ballots.Of("!", null), default));

    [Theory]
    [InlineData(EarlyStop.None, 3, "x", "x", null, null, null)]
    [InlineData(EarlyStop.Certain, 3, null, null, null, null, null)]
    [InlineData(EarlyStop.Certain, 1, "x", "x", null, null, null)]
    [InlineData(EarlyStop.Certain, 0, "x", "x", "x", null, null)]
    [InlineData(EarlyStop.Certain, 1, "x", "x", "y", null, null)]
    [InlineData(EarlyStop.Certain, 0, "x", "x", "!", "!", null)]
    [InlineData(EarlyStop.Certain, 2, "x", "y", null, null)]
    [InlineData(EarlyStop.Certain, 0, "x", "x", "y", "y", "y")]
    public void StillNeeded_Votes_AreCountedAgainstThosePending(EarlyStop stop, int needed, params string?[] answers) =>
        Assert.Equal(needed, s_vote.StillNeeded(Ballots.Of(stop, 1, answers)));

    [Fact]
    public void StillNeeded_ConfidenceTarget_IsReachedBeforeTheVoteIsCertain()
    {
        string?[] answers = ["x", "x", "x", null, null, null, null, null, null];

        Assert.Equal(0, s_vote.StillNeeded(Ballots.Of(EarlyStop.Confidence, 0.5, answers)));
        Assert.Equal(2, s_vote.StillNeeded(Ballots.Of(EarlyStop.Certain, 0.5, answers)));
    }

    [Fact]
    public async Task StillNeeded_Certain_TheRestCannotChangeTheAnswer()
    {
        var answers = Gen.Select(Gen.Int[0, 2].Array[1, 7], Gen.Int[0, 2].Array[0, 4]);
        await answers.SampleAsync(static async (known, rest) =>
        {
            string?[] Texts(IEnumerable<int> numbers) => [.. numbers.Select(static n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];
            var ballot = Ballots.Of(EarlyStop.Certain, 1, [.. Texts(known), .. new string?[rest.Length]]);
            if (s_vote.StillNeeded(ballot) > 0)
                return;
            var early = await s_vote.DecideAsync(ballot, default);
            var all = await s_vote.DecideAsync(Ballots.Of(Texts([.. known, .. rest])), default);
            Assert.Equal(all.Value, early.Value);
        });
    }

    private static async Task<double> ConfidenceAsync(params string?[] answers) => (await s_vote.DecideAsync(Ballots.Of(answers), default)).Confidence;
}
