namespace LlmAttributes;

/// <summary>What calls are expected to cost with each candidate.</summary>
internal sealed class PriceFilter(Candidate[] candidates)
{
    /// <summary>What an answer is taken to need where nothing declares the most.</summary>
    public const int UsualOutputTokens = 1_000;

    public void Check(ref RouteQuestion question, double most, RouteConstraint constraint, int usualOutput, ref RouteVerdicts verdicts)
    {
        // Most calls cost far less than they may, which needs no counting.
        if (AreAllCheap(ref question, most, usualOutput))
            return;

        for (var i = 0; i < candidates.Length; i++)
        {
            var usd = Usd(i, ref question, usualOutput);
            if (usd <= most || !verdicts.Remove(i) || !verdicts.AreTold)
                continue;
            verdicts.Because(i, constraint, double.IsNaN(usd)
                ? FormattableString.Invariant($"its price is unknown, at most ${most:0.######} is allowed")
                : FormattableString.Invariant($"${usd:0.######} is above ${most:0.######}"));
        }
    }

    /// <summary>What the call costs with a candidate in USD, with the largest output that is declared or a usual one; not a number when the price is unknown.</summary>
    public double Usd(int candidate, ref RouteQuestion question, int usualOutput) => candidates[candidate].Model.Price is { } price
        ? (double)price.Of(question.InputTokens(candidates[candidate].Model), Written(candidate, ref question, usualOutput), 0, 0).Usd
        : double.NaN;

    private bool AreAllCheap(ref RouteQuestion question, double most, int usualOutput)
    {
        var mostPico = (Int128)(most * (double)Price.PicoPerUsd);
        for (var i = 0; i < candidates.Length; i++)
        {
            if (candidates[i].Model.Price is not { } price || price.WorstCase(question.InputAtMost, Written(i, ref question, usualOutput), hasAudio: false) > mostPico)
                return false;
        }

        return true;
    }

    private int Written(int candidate, ref RouteQuestion question, int usualOutput) => question.Options?.MaxOutputTokens ?? candidates[candidate].Options?.MaxOutputTokens
        ?? Math.Min(usualOutput, candidates[candidate].Model.Facts.MaxOutputTokens ?? usualOutput);
}
