using System.Numerics;

namespace LlmAttributes.Runtime;

/// <summary>Votes on numbers: those within the tolerance of each other are one vote, and the weighted median of them is the answer.</summary>
internal sealed class NumberVoter<T>(double tolerance, double relativeTolerance) : Voter<T>
    where T : INumber<T>
{
    public override bool Same(T left, T right)
    {
        if (left == right || (T.IsNaN(left) && T.IsNaN(right)))
            return true;
        if (tolerance == 0 && relativeTolerance == 0)
            return false;
        var (a, b) = (double.CreateSaturating(left), double.CreateSaturating(right));

        // Numbers in binary miss decimal ones by their last digits.
        return Math.Abs(a - b) <= Math.Max(tolerance, relativeTolerance * Math.Max(Math.Abs(a), Math.Abs(b))) * (1 + 1e-12);
    }

    public override VoteResult<T> Vote(ReadOnlySpan<T> answers, ReadOnlySpan<double> shares)
    {
        var (winner, share) = Heaviest(answers, shares);
        List<(T Value, double Share)> near = [];
        for (var i = 0; i < answers.Length; i++)
        {
            if (i == winner || Same(answers[winner], answers[i]))
                near.Add((answers[i], shares[i]));
        }

        near.Sort(static (a, b) => a.Value.CompareTo(b.Value));
        var below = 0.0;
        foreach (var (value, weight) in near)
        {
            below += weight;
            if (below >= (share / 2) - 1e-12)
                return new(value, share);
        }

        return new(answers[winner], share);
    }

    // Where numbers near each other are one vote, a number that has more than half of all weight is their median, whoever joins them.
    internal override bool IsCertain(ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, double open)
    {
        if (tolerance == 0 && relativeTolerance == 0)
            return Leads(answers, weights, open);
        return EqualityVoter<T>.Instance.HasMajority(answers, weights, open);
    }
}
