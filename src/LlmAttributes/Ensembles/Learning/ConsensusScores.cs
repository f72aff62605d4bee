namespace LlmAttributes;

/// <summary>Turns the scores of options into shares of belief.</summary>
internal static class ConsensusScores
{
    /// <summary>Overwrites scores with shares.</summary>
    /// <param name="scores">The scores of the options that have votes.</param>
    /// <param name="choices">How many options there are, or 0 when any answer is possible.</param>
    /// <param name="unnamed">The score of the answer that nobody gave, when any answer is possible.</param>
    /// <param name="rest">The share of all options without a vote.</param>
    public static void ToShares(Span<double> scores, int choices, double unnamed, out double rest)
    {
        var (count, score) = choices == 0 ? (1, unnamed) : (Math.Max(0, choices - scores.Length), 0.0);
        var most = count > 0 ? score : double.MinValue;
        foreach (var value in scores)
            most = Math.Max(most, value);
        rest = count * Math.Exp(score - most);
        var sum = rest;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Exp(scores[i] - most);
            sum += scores[i];
        }

        rest /= sum;
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= sum;
    }
}
