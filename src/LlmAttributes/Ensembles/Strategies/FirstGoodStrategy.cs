namespace LlmAttributes;

/// <summary>The first answer that counts. Members are asked at once, or one after the other where asking is to stop early.</summary>
/// <remarks>Its confidence is that of one vote; set a minimum of quality for what is good.</remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class FirstGoodStrategy<T> : ILlmEnsembleStrategy<T>
{
    private static readonly MajorityVoteStrategy<T> s_vote = new();

    /// <inheritdoc/>
    public string Name => nameof(MergeStrategy.FirstGood);

    /// <inheritdoc/>
    public int QuorumOf(int members) => 1;

    /// <inheritdoc/>
    public int StillNeeded(EnsembleBallot<T> ballot)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        return ballot.Voters > 0 ? 0 : Math.Min(1, ballot.Pending);
    }

    /// <inheritdoc/>
    public ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        var first = -1;
        for (var i = 0; i < ballot.Replies.Count; i++)
        {
            if (ballot.Replies[i].HasVote && (first < 0 || ballot.Replies[i].Duration < ballot.Replies[first].Duration))
                first = i;
        }

        return new(s_vote.Decide(ballot, first));
    }
}
