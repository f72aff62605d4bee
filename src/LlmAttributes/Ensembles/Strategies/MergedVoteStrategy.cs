using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Counts votes on whole answers, and then makes the answer of their parts.</summary>
internal sealed class MergedVoteStrategy<T>(VotingStrategy<T> vote, Voter<T> voter) : ILlmEnsembleStrategy<T>
{
    public string Name => vote.Name;

    public int StillNeeded(EnsembleBallot<T> ballot)
    {
        if (ballot.EarlyStop == EarlyStop.Confidence)
            return vote.StillNeeded(ballot);
        var pending = ballot.Pending;
        if (ballot.EarlyStop == EarlyStop.None || pending == 0)
            return pending;
        var open = vote.OpenWeights(ballot);
        if (ballot.Voters == 0)
            return Majority(open);

        vote.Decide(ballot);
        var (_, answers, weights) = VotersOf(ballot);

        // Where no vote has a weight all have the same.
        if (WeightedSubset.Sum(weights) <= 0)
            return pending;
        var merged = voter.Vote(answers, WeightShares.Of(answers.Length, weights)).Value;
        for (var more = 0; more < open.Length; more++)
        {
            if (voter.IsCertain([.. answers, .. Enumerable.Repeat(merged, more)], [.. weights, .. open.AsSpan(0, more)], WeightedSubset.Sum(open.AsSpan(more))))
                return more;
        }

        return pending;
    }

    public ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        var whole = vote.Decide(ballot);
        var (voters, answers, weights) = VotersOf(ballot);
        var shares = WeightShares.Of(voters.Length, weights);
        var merged = voter.Vote(answers, shares);
        if (voter.Same(merged.Value, whole.Value))
            return new(whole with { Value = merged.Value, Agreement = merged.Agreement });
        return new(vote.Decide(ballot, voters[voter.Nearest(answers, shares, merged.Value)]) with { Value = merged.Value, Agreement = merged.Agreement });
    }

    private static (int[] Voters, T[] Answers, double[] Weights) VotersOf(EnsembleBallot<T> ballot)
    {
        var voters = Enumerable.Range(0, ballot.Replies.Count).Where(i => ballot.Replies[i].HasVote).ToArray();
        return (voters, Array.ConvertAll(voters, i => ballot.Replies[i].Answer!), Array.ConvertAll(voters, i => Math.Max(0, ballot.WeightOf(i))));
    }

    // So many of the heaviest decide if they all say the same.
    private static int Majority(double[] open)
    {
        for (var more = 1; more < open.Length; more++)
        {
            if (WeightedSubset.Sum(open.AsSpan(0, more)) > WeightedSubset.Sum(open.AsSpan(more)))
                return more;
        }

        return open.Length;
    }
}
