using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>Makes one answer out of several of a type.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Voter<T>
{
    private const double Tie = 1e-9;

    /// <summary>Says whether two answers are one vote.</summary>
    /// <param name="left">An answer.</param>
    /// <param name="right">Another answer.</param>
    public abstract bool Same(T left, T right);

    /// <summary>Says how alike two answers are.</summary>
    /// <param name="left">An answer.</param>
    /// <param name="right">Another answer.</param>
    /// <returns>0 to 1; 1 for one vote.</returns>
    public virtual double Likeness(T left, T right) => Same(left, right) ? 1 : 0;

    /// <summary>Makes one answer.</summary>
    /// <param name="answers">The answers, at least one.</param>
    /// <param name="shares">The share of the weight that each has.</param>
    /// <returns>The answer that has the most weight, the first of several, and its share.</returns>
    public virtual VoteResult<T> Vote(ReadOnlySpan<T> answers, ReadOnlySpan<double> shares)
    {
        var (winner, most) = Heaviest(answers, shares);
        return new(answers[winner], most);
    }

    /// <summary>Says whether answers that are still to come cannot change the one that is made, except for another way to write the same vote.</summary>
    /// <param name="answers">The answers so far, at least one.</param>
    /// <param name="weights">The weight of each.</param>
    /// <param name="open">The most weight that is still to come.</param>
    internal virtual bool IsCertain(ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, double open) => open <= Tie;

    /// <summary>Says whether the heaviest answer is ahead of each other one by more than is still to come.</summary>
    internal bool Leads(ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, double open)
    {
        var (winner, most) = Heaviest(answers, weights, limit: double.MaxValue);
        var second = 0.0;
        for (var i = 0; i < answers.Length; i++)
        {
            if (i == winner || Same(answers[winner], answers[i]))
                continue;
            var sum = 0.0;
            for (var j = 0; j < answers.Length; j++)
                sum += i == j || Same(answers[i], answers[j]) ? weights[j] : 0;
            second = Math.Max(second, sum);
        }

        return most - second > open + Tie;
    }

    /// <summary>Says whether one answer has more than half of the weight even if all that is still to come says something else.</summary>
    internal bool HasMajority(ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, double open) =>
        Heaviest(answers, weights, limit: double.MaxValue).Share > ((WeightedSubset.Sum(weights) + open) / 2) + Tie;

    /// <summary>Finds the answer with the most weight, that of the same votes included.</summary>
    internal (int Winner, double Share) Heaviest(ReadOnlySpan<T> answers, ReadOnlySpan<double> shares, double limit = 1)
    {
        var (winner, most) = (0, -1.0);
        for (var i = 0; i < answers.Length; i++)
        {
            var share = 0.0;
            for (var j = 0; j < answers.Length; j++)
                share += i == j || Same(answers[i], answers[j]) ? shares[j] : 0;
            if (share > most + Tie)
                (winner, most) = (i, share);
        }

        return (winner, Math.Min(limit, most));
    }

    /// <summary>Finds the answer that is most like another one; of several the one with the most weight, then the first.</summary>
    internal int Nearest(ReadOnlySpan<T> answers, ReadOnlySpan<double> shares, T to)
    {
        var (nearest, most) = (0, -1.0);
        for (var i = 0; i < answers.Length; i++)
        {
            var likeness = Likeness(answers[i], to);
            if (likeness > most + Tie || (likeness >= most - Tie && shares[i] > shares[nearest] + Tie))
                (nearest, most) = (i, likeness);
        }

        return nearest;
    }
}
