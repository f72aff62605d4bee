namespace LlmAttributes;

/// <summary>Whether an answer repeats its request.</summary>
internal static class EchoCheck
{
    private const int GramWords = 5;
    private const int LeastWords = 10;
    private const double MostCovered = 0.8;
    private const double MostOwn = 0.8;

    public static QualityFinding? Check(ScoredAnswer answer)
    {
        if (answer.Request is not { Count: >= LeastWords } request)
            return null;
        var (covered, own) = Shared(request, answer.Words);
        var isEcho = covered >= MostCovered || (own >= MostOwn && covered >= MostCovered / 2);
        return isEcho
            ? new(nameof(QualityChecks.Echo), 0.5 * (1 - Math.Max(covered, own)), FormattableString.Invariant($"{covered:P0} of the request stands in the answer, {own:P0} of the answer in the request.")) { Weight = 0.8 }
            : new(nameof(QualityChecks.Echo), 1);
    }

    private static (double Covered, double Own) Shared(WordList request, WordList answer)
    {
        var own = answer.Count - GramWords + 1;
        if (own <= 0)
            return default;
        using var grams = new HashCounts(request.Count);
        for (var i = 0; i + GramWords <= request.Count; i++)
            grams.Add(HashCounts.Mix(request.Hashes.Slice(i, GramWords)));
        using var found = new HashCounts(request.Count);
        var shared = 0;
        for (var i = 0; i < own; i++)
        {
            var gram = HashCounts.Mix(answer.Hashes.Slice(i, GramWords));
            if (!grams.Contains(gram))
                continue;
            shared++;
            found.Add(gram);
        }

        return ((double)found.Count / grams.Count, (double)shared / own);
    }
}
