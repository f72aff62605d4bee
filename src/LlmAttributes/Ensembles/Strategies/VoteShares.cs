namespace LlmAttributes;

/// <summary>The share of belief in one answer alone, which spares the others theirs.</summary>
internal static class VoteShares
{
    /// <summary>Finds the share.</summary>
    /// <param name="scores">The scores of the answers that have votes.</param>
    /// <param name="option">The answer.</param>
    /// <param name="choices">How many answers there are, or 0 when any is possible.</param>
    /// <param name="unnamed">The score of the answer that nobody gave, when any is possible.</param>
    public static double Of(ReadOnlySpan<double> scores, int option, int choices, double unnamed)
    {
        var (count, last) = choices == 0 ? (1, unnamed) : (Math.Max(0, choices - scores.Length), 0.0);
        var own = scores[option];
        var power = Math.Exp(last - own);
        var against = count * power;
        for (var i = 0; i < scores.Length; i++)
        {
            if (i == option)
                continue;

            // Answers with as many votes are common.
            if (scores[i] != last)
                (last, power) = (scores[i], Math.Exp(scores[i] - own));
            against += power;
        }

        return 1 / (1 + against);
    }
}
