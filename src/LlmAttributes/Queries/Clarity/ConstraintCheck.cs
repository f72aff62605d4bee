namespace LlmAttributes;

/// <summary>Finds what a query of its kind should say, but does not: form, length, readers, language.</summary>
internal static class ConstraintCheck
{
    private const int MostBetween = 4;

    public static bool LacksFormat(QueryText query, out ClarityFinding finding) =>
        Lacks(query, ClarityFault.MissingFormat, FindFacts(query), WordSigns.Format, out finding);

    public static bool LacksLength(QueryText query, out ClarityFinding finding)
    {
        var verb = FindComposed(query);
        if (verb < 0)
            verb = query.FindAsked(WordSigns.Summarize);
        finding = default;
        return !HasCount(query) && Lacks(query, ClarityFault.MissingLength, verb, WordSigns.Length, out finding);
    }

    public static bool LacksAudience(QueryText query, out ClarityFinding finding)
    {
        var verb = query.FindAsked(WordSigns.Explain);
        finding = default;
        // What explains given text or code is for whoever asks.
        return !query.HasContent && Lacks(query, ClarityFault.MissingAudience, verb, WordSigns.Audience, out finding);
    }

    public static bool LacksLanguage(QueryText query, out ClarityFinding finding) =>
        Lacks(query, ClarityFault.MissingLanguage, query.FindAsked(WordSigns.Translate), WordSigns.Language, out finding);

    /// <summary>Whether a length is given as a number of words, sentences or the like.</summary>
    public static bool HasCount(QueryText query)
    {
        for (var i = 0; i < query.Count; i++)
        {
            if (query.IsUnquoted(i) && NumberWords.TryRead(query[i], query.Hashes[i], out _) && IsUnitNear(query, i))
                return true;
        }

        return false;
    }

    /// <summary>Whether a unit of length stands right behind a number.</summary>
    public static bool IsUnitNear(QueryText query, int number)
    {
        for (var i = number + 1; i < query.Count && i <= number + 3; i++)
        {
            if (query.Is(i, WordSigns.WordUnit | WordSigns.SentenceUnit | WordSigns.OtherUnit))
                return true;
        }

        return false;
    }

    private static bool Lacks(QueryText query, ClarityFault fault, int verb, WordSigns saying, out ClarityFinding finding)
    {
        finding = default;
        if (verb < 0 || query.Says(saying))
            return false;
        finding = query.Finding(fault, verb, verb);
        return true;
    }

    private static int FindFacts(QueryText query)
    {
        var verb = query.FindAsked(WordSigns.Facts);
        return verb >= 0 && !HasCount(query) ? verb : -1;
    }

    private static int FindComposed(QueryText query)
    {
        for (var i = 0; i < query.Count; i++)
        {
            if (!query.IsAsked(i) || !query.Is(i, WordSigns.Compose))
                continue;
            for (var noun = i + 1; noun < query.Count && noun <= i + MostBetween && !query.IsSign(noun); noun++)
            {
                if (query.Is(noun, WordSigns.Genre))
                    return i;
                // "A" and "an" are prepositions only in Spanish and German.
                if (query.Is(noun, WordSigns.Preposition) && query[noun] is not ("a" or "an"))
                    break;
            }
        }

        return -1;
    }
}
