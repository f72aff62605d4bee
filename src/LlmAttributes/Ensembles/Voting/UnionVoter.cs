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
        var kind = kinds[winner];
        var (kept, weights) = WeightedSubset.Where(answers, shares, answer => KindOf(answer) == kind);
        var result = VoterOf(kind).Vote(kept, WeightShares.Of(weights.Length, weights));
        return new(result.Value, share * result.Agreement);
    }

    internal sealed override bool IsCertain(ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, double open)
    {
        var kinds = new int[answers.Length];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = KindOf(answers[i]);
        if (!EqualityVoter<int>.Instance.Leads(kinds, weights, open))
            return false;
        var kind = kinds[EqualityVoter<int>.Instance.Heaviest(kinds, weights).Winner];
        var (kept, heavy) = WeightedSubset.Where(answers, weights, answer => KindOf(answer) == kind);
        return VoterOf(kind).IsCertain(kept, heavy, open);
    }
}
