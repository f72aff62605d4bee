namespace LlmAttributes;

/// <summary>What calls are expected to cost with each candidate.</summary>
internal sealed class PriceFilter(Candidate[] candidates)
{
    /// <summary>What an answer is taken to need where nothing declares the most.</summary>
    public const int UsualOutputTokens = 1_000;

    private readonly double[] _input = Array.ConvertAll(candidates, static c => Usd(c.Model.Facts.InputUsdPerMillionTokens));
    private readonly double[] _output = Array.ConvertAll(candidates, static c => Usd(c.Model.Facts.OutputUsdPerMillionTokens));

    // Not a number where one price is unknown, which is never below a limit.
    private readonly double _dearestInput = Dearest(candidates, static f => f.InputUsdPerMillionTokens);
    private readonly double _dearestOutput = Dearest(candidates, static f => f.OutputUsdPerMillionTokens);

    public void Check(ref RouteQuestion question, double most, RouteConstraint constraint, int usualOutput, ref RouteVerdicts verdicts)
    {
        // Most calls cost far less than they may, which needs no counting.
        var written = question.Options?.MaxOutputTokens ?? candidates[0].Options?.MaxOutputTokens ?? usualOutput;
        if ((question.InputAtMost * _dearestInput) + (written * _dearestOutput) <= most)
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
    public double Usd(int candidate, ref RouteQuestion question, int usualOutput)
    {
        if (double.IsNaN(_input[candidate] + _output[candidate]))
            return double.NaN;
        var written = question.Options?.MaxOutputTokens ?? candidates[candidate].Options?.MaxOutputTokens
            ?? Math.Min(usualOutput, candidates[candidate].Model.Facts.MaxOutputTokens ?? usualOutput);
        return (question.InputTokens(candidates[candidate].Model) * _input[candidate]) + (written * _output[candidate]);
    }

    private static double Dearest(Candidate[] candidates, Func<ModelFacts, decimal?> price)
    {
        var dearest = 0.0;
        foreach (var candidate in candidates)
            dearest = Math.Max(dearest, Usd(price(candidate.Model.Facts)));
        return dearest;
    }

    private static double Usd(decimal? perMillion) => perMillion is { } usd ? (double)usd / 1_000_000 : double.NaN;
}
