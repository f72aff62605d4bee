namespace LlmAttributes.Runtime;

/// <summary>Splits answers by a question that is voted on first.</summary>
internal static class Presence
{
    /// <summary>Takes the answers of which something holds, when they have more weight than the others, or as much and the first answer.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="shares">The share of the weight that each has.</param>
    /// <param name="holds">What is asked.</param>
    /// <param name="select">What is taken.</param>
    /// <param name="agreement">The share of the weight on the side that won.</param>
    public static (TValue[] Values, double[] Shares, bool Holds) Split<T, TValue>(ReadOnlySpan<T> answers, ReadOnlySpan<double> shares, Func<T, bool> holds, Func<T, TValue> select, out double agreement)
    {
        const double Tie = 1e-9;
        List<TValue> values = [];
        List<double> kept = [];
        var sum = 0.0;
        for (var i = 0; i < answers.Length; i++)
        {
            if (!holds(answers[i]))
                continue;
            values.Add(select(answers[i]));
            kept.Add(shares[i]);
            sum += shares[i];
        }

        var rest = 1 - sum;
        var wins = values.Count > 0 && (sum > rest + Tie || (sum >= rest - Tie && holds(answers[0])));
        agreement = Math.Clamp(wins ? sum : rest, 0, 1);
        return (wins ? [.. values] : [], WeightShares.Of(kept.Count, kept), wins);
    }

    /// <summary>Says whether the side that leads stays ahead, and takes its answers where it is that of which something holds.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="weights">The weight of each.</param>
    /// <param name="open">The most weight that is still to come.</param>
    /// <param name="holds">What is asked.</param>
    /// <param name="select">What is taken.</param>
    /// <param name="values">What was taken; empty where the other side leads.</param>
    /// <param name="kept">The weights of what was taken.</param>
    public static bool IsCertain<T, TValue>(
        ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, double open, Func<T, bool> holds, Func<T, TValue> select, out TValue[] values, out double[] kept)
    {
        List<TValue> taken = [];
        List<double> heavy = [];
        var ahead = 0.0;
        for (var i = 0; i < answers.Length; i++)
        {
            if (!holds(answers[i]))
            {
                ahead -= weights[i];
                continue;
            }

            taken.Add(select(answers[i]));
            heavy.Add(weights[i]);
            ahead += weights[i];
        }

        values = ahead > 0 ? [.. taken] : [];
        kept = ahead > 0 ? [.. heavy] : [];
        return Math.Abs(ahead) > open + 1e-9;
    }
}
