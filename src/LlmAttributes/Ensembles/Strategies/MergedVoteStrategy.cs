using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Counts votes on whole answers, and then makes the answer of their parts.</summary>
internal sealed class MergedVoteStrategy<T>(VotingStrategy<T> vote, Voter<T> voter) : ILlmEnsembleStrategy<T>
{
    public string Name => vote.Name;

    // Parts of answers that lost together may still win each for itself, so nothing is certain before all have answered.
    public int StillNeeded(EnsembleBallot<T> ballot) => ballot.EarlyStop == EarlyStop.Confidence ? vote.StillNeeded(ballot) : ballot.Pending;

    public ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        var whole = vote.Decide(ballot);
        var voters = Enumerable.Range(0, ballot.Replies.Count).Where(i => ballot.Replies[i].HasVote).ToArray();
        var answers = Array.ConvertAll(voters, i => ballot.Replies[i].Answer!);
        var shares = WeightShares.Of(voters.Length, Array.ConvertAll(voters, i => Math.Max(0, ballot.WeightOf(i))));
        var merged = voter.Vote(answers, shares);
        if (voter.Same(merged.Value, whole.Value))
            return new(whole with { Value = merged.Value, Agreement = merged.Agreement });
        return new(vote.Decide(ballot, voters[voter.Nearest(answers, shares, merged.Value)]) with { Value = merged.Value, Agreement = merged.Agreement });
    }
}
