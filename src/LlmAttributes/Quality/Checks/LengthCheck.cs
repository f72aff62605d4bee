namespace LlmAttributes;

/// <summary>Whether there is an answer, and whether its length fits a request for a brief or a detailed one.</summary>
internal static class LengthCheck
{
    private const int MostWordsOfBrief = 160;
    private const int LeastWordsOfDetailed = 25;

    public static QualityFinding Check(ScoredAnswer answer)
    {
        var words = answer.Words.Count;
        if (words == 0 && !HasSymbols(answer.Text))
            return new(nameof(QualityChecks.Length), 0, "The answer is empty.");
        if (answer.Demands.Brief == true && words > MostWordsOfBrief)
            return new(nameof(QualityChecks.Length), (double)MostWordsOfBrief / words / 2, FormattableString.Invariant($"A brief answer was asked for; this one has {words} words."));
        if (answer.Demands.Detailed == true && words < LeastWordsOfDetailed)
            return new(nameof(QualityChecks.Length), (double)words / LeastWordsOfDetailed / 2, FormattableString.Invariant($"A detailed answer was asked for; this one has {words} words."));
        return new(nameof(QualityChecks.Length), 1);
    }

    // "+" or "∅" is an answer, "..." or "{}" is none.
    private static bool HasSymbols(string text)
    {
        foreach (var c in text)
        {
            if ((char.IsSymbol(c) && c is not ('`' or '^' or '~')) || char.IsSurrogate(c))
                return true;
        }

        return false;
    }
}
