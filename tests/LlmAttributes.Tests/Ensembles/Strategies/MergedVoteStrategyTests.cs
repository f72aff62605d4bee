using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Ensembles;

public sealed class MergedVoteStrategyTests
{
    private static readonly MergedVoteStrategy<Trip> s_vote = new(new MajorityVoteStrategy<Trip>(), new TripVoter());

    private static EnsembleBallot<Trip> Ballot(EarlyStop stop, params Trip?[] answers) =>
        new([.. answers.Select(static (answer, i) => new EnsembleReply<Trip>($"m{i}") { State = answer is null ? ReplyState.Pending : ReplyState.Answered, Answer = answer })])
        {
            Comparer = new VoterComparer<Trip>(new TripVoter()), EarlyStop = stop,
        };

    private static Trip To(string city, int last = 5) => new(city, 3, last);

    [Fact]
    public void StillNeeded_NobodyHasAnswered_IsTheMajority() => Assert.Equal(3, s_vote.StillNeeded(Ballot(EarlyStop.Certain, null, null, null, null, null)));

    [Fact]
    public void StillNeeded_EveryPartIsDecided_IsNobody() => Assert.Equal(0, s_vote.StillNeeded(Ballot(EarlyStop.Certain, To("Rome"), To("rome"), To("Rome"), null, null)));

    [Fact]
    public void StillNeeded_OnePartIsOpen_IsOneMore() => Assert.Equal(1, s_vote.StillNeeded(Ballot(EarlyStop.Certain, To("Rome"), To("Rome", 9), To("Rome"), null, null)));

    // Whole answers all differ, yet each part has its majority.
    [Fact]
    public void StillNeeded_PartsOfDifferentAnswersAgree_IsNobody() =>
        Assert.Equal(0, s_vote.StillNeeded(Ballot(EarlyStop.Certain, new("Rome", 3, 5), new("Rome", 2, 5), new("Oslo", 3, 5), new("Rome", 3, 6), null)));

    [Fact]
    public void StillNeeded_None_IsAll() => Assert.Equal(2, s_vote.StillNeeded(Ballot(EarlyStop.None, To("Rome"), To("Rome"), To("Rome"), null, null)));
}
