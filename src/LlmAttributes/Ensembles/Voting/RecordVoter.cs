using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>Votes on records, member by member; where some members are keys, only answers whose keys won are merged.</summary>
/// <typeparam name="T">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecordVoter<T> : Voter<T>
{
    /// <summary>Gets a value indicating whether some members are keys; then <see cref="Voter{T}.Same"/> compares those alone.</summary>
    protected virtual bool HasKeys => false;

    /// <summary>Makes a record out of the members that were voted on.</summary>
    /// <param name="votes">Votes on each member.</param>
    /// <returns>The record.</returns>
    protected abstract T Make(MemberVotes<T> votes);

    /// <inheritdoc/>
    public sealed override VoteResult<T> Vote(ReadOnlySpan<T> answers, ReadOnlySpan<double> shares)
    {
        if (!HasKeys)
            return Merge([.. answers], [.. shares]);
        var (winner, share) = Heaviest(answers, shares);
        var (kept, weights) = OfKeysOf(answers[winner], answers, shares);
        return Merge(kept, WeightShares.Of(weights.Length, weights)) with { Agreement = share };
    }

    // A mixture that breaks what holds within each answer is replaced by an answer, which may still be one to come.
    internal sealed override bool IsCertain(ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, double open)
    {
        var (kept, heavy) = (answers.ToArray(), weights.ToArray());
        if (HasKeys)
        {
            if (!Leads(answers, weights, open))
                return false;
            (kept, heavy) = OfKeysOf(answers[Heaviest(answers, weights).Winner], answers, weights);
        }

        var votes = new MemberVotes<T>(kept, WeightShares.Of(heavy.Length, heavy)) { Weights = heavy, Open = open };
        try
        {
            return Make(votes) is var merged && votes.IsCertain && !(merged is IValidatableAnswer own && own.Validate().Any());
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private (T[] Answers, double[] Weights) OfKeysOf(T winner, ReadOnlySpan<T> answers, ReadOnlySpan<double> weights) =>
        WeightedSubset.Where(answers, weights, answer => ReferenceEquals(answer, winner) || Same(winner, answer));

    // A mixture may break what holds within each answer; then the answer that is most like it is taken.
    private VoteResult<T> Merge(T[] answers, double[] shares)
    {
        var votes = new MemberVotes<T>(answers, shares);
        T merged;
        try
        {
            merged = Make(votes);
        }
        catch (ArgumentException)
        {
            return new(Typical(answers, shares), votes.Agreement);
        }

        return merged is IValidatableAnswer own && own.Validate().Any() ? new(answers[Nearest(answers, shares, merged)], votes.Agreement) : new(merged, votes.Agreement);
    }

    private T Typical(T[] answers, double[] shares)
    {
        var (best, most) = (answers[0], -1.0);
        foreach (var candidate in answers)
        {
            var sum = 0.0;
            for (var i = 0; i < answers.Length; i++)
                sum += shares[i] * Likeness(candidate, answers[i]);
            if (sum > most + 1e-9)
                (best, most) = (candidate, sum);
        }

        return best;
    }
}
