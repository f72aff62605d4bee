namespace LlmAttributes;

/// <summary>What calls are expected to cost with each candidate.</summary>
internal sealed class PriceFilter(Candidate[] candidates)
{
    /// <summary>What an answer is taken to need where nothing declares the most.</summary>
    private const int UsualOutputTokens = 1_000;

    /// <summary>Removes whoever may cost more than a call may.</summary>
    public void Check(ref RouteQuestion question, double most, ref RouteVerdicts verdicts)
    {
        // Most calls cost far less than they may, which needs no counting.
        if (AreAllCheap(ref question, most))
            return;

        for (var i = 0; i < candidates.Length; i++)
        {
            var usd = Usd(i, ref question);
            if (usd <= most || !verdicts.Remove(i) || !verdicts.AreTold)
                continue;
            verdicts.Because(i, RouteConstraint.Price, double.IsNaN(usd)
                ? FormattableString.Invariant($"its price is unknown, at most ${most:0.######} is allowed")
                : FormattableString.Invariant($"${usd:0.######} is above ${most:0.######}"));
        }
    }

    /// <summary>What the call costs with a candidate in USD, with the largest output that is declared or a usual one; not a number when the price is unknown.</summary>
    public double Usd(int candidate, ref RouteQuestion question) => candidates[candidate].Model.Price is { } price
        ? (double)price.Of(question.InputTokens(candidates[candidate].Model), Written(candidate, ref question), 0, 0).Usd
        : double.NaN;

    private bool AreAllCheap(ref RouteQuestion question, double most)
    {
        var mostPico = (Int128)(most * (double)Price.PicoPerUsd);
        for (var i = 0; i < candidates.Length; i++)
        {
            if (candidates[i].Model.Price is not { } price || price.WorstCase(question.InputAtMost, Written(i, ref question), SoundInput.IsIn(question.Messages)) > mostPico)
                return false;
        }

        return true;
    }

    private int Written(int candidate, ref RouteQuestion question) => question.Options?.MaxOutputTokens ?? candidates[candidate].Options?.MaxOutputTokens
        ?? Math.Min(UsualOutputTokens, candidates[candidate].Model.Facts.MaxOutputTokens ?? UsualOutputTokens);
}
