namespace LlmAttributes;

/// <summary>The answer with the best quality; of several the one that is listed first.</summary>
/// <remarks>Its confidence is that of the votes for it, as a good form says little of whether an answer is right.</remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class BestOfNStrategy<T> : ILlmEnsembleStrategy<T>
{
    private static readonly MajorityVoteStrategy<T> s_vote = new();

    /// <inheritdoc/>
    public string Name => nameof(MergeStrategy.BestOfN);

    /// <inheritdoc/>
    public ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        var best = -1;
        for (var i = 0; i < ballot.Replies.Count; i++)
        {
            if (ballot.Replies[i].HasVote && (best < 0 || (ballot.Replies[i].Quality ?? 0) > (ballot.Replies[best].Quality ?? 0)))
                best = i;
        }

        var decision = s_vote.Decide(ballot, best);
        for (var i = 0; i < ballot.Replies.Count; i++)
        {
            if (ballot.Replies[i].HasVote)
                ballot.Vote(i, ballot.VoteOf(i), ballot.Replies[i].Quality ?? 0);
        }

        return new(decision);
    }
}
