using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>Votes on values of several kinds: first on the kind.</summary>
/// <typeparam name="T">What the kinds have in common.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UnionVoter<T> : Voter<T>
{
    /// <summary>Tells the kind of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The number of the kind.</returns>
    protected abstract int KindOf(T answer);

    /// <summary>Gets the voter of a kind.</summary>
    /// <param name="kind">The number of the kind.</param>
    /// <returns>Its voter, as one of the common type.</returns>
    protected abstract Voter<T> VoterOf(int kind);

    /// <inheritdoc/>
    public sealed override bool Same(T left, T right) => KindOf(left) is var kind && kind == KindOf(right) && VoterOf(kind).Same(left, right);

    /// <inheritdoc/>
    public sealed override double Likeness(T left, T right) => KindOf(left) is var kind && kind == KindOf(right) ? VoterOf(kind).Likeness(left, right) : 0;

    /// <inheritdoc/>
    public sealed override VoteResult<T> Vote(ReadOnlySpan<T> answers, ReadOnlySpan<double> shares)
    {
        var kinds = new int[answers.Length];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = KindOf(answers[i]);
        var (winner, share) = EqualityVoter<int>.Instance.Heaviest(kinds, shares);
        List<T> kept = [];
        List<double> weights = [];
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] != kinds[winner])
                continue;
            kept.Add(answers[i]);
            weights.Add(shares[i]);
        }

        var result = VoterOf(kinds[winner]).Vote([.. kept], WeightShares.Of(weights.Count, weights));
        return new(result.Value, share * result.Agreement);
    }
}
