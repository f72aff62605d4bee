namespace LlmAttributes;

/// <summary>Finds pronouns that stand for nothing.</summary>
internal static class ReferenceCheck
{
    // A phrase such as "between them" is itself reached over a noun or two that it does not stand for.
    private const int NounsBeforePhrase = 3;

    public static bool TryFind(QueryText query, out ClarityFinding finding)
    {
        var (nouns, names) = (0, 0);
        for (var i = 0; i < query.Count; i++)
        {
            if (!query.IsUnquoted(i))
            {
                names++;
                continue;
            }

            if (query.IsSign(i))
                continue;
            if (query.IsAsked(i) && names == 0 && IsUnclear(query, i, nouns))
            {
                finding = query.Finding(ClarityFault.UnclearReference, i, i);
                return true;
            }

            if (query.IsName(i) && query[i] is not "I")
                names++;
            else if (!query.Is(i, WordSigns.Empty | WordSigns.Demonstrative))
                nouns++;
        }

        finding = default;
        return false;
    }

    private static bool IsUnclear(QueryText query, int i, int nouns)
    {
        if (query.Is(i, WordSigns.Backward))
            return nouns < NounsBeforePhrase && !query.HasContent;
        if (query.Is(i, WordSigns.Article) && !query.Is(i, WordSigns.Demonstrative))
            return false;
        var nothingAsked = nouns == 0 && !(i == 0 && query.Count > 1 && query.IsSign(1));
        if (query.Is(i, WordSigns.Person))
            return nothingAsked && !IsExpletive(query, i);
        if (query.Is(i, WordSigns.Demonstrative))
            return nouns < NounsBeforePhrase && IsAlone(query, i) && StandsForThing(query, i, nouns);
        return query.Is(i, WordSigns.Pronoun) && nothingAsked && !IsExpletive(query, i);
    }

    // "This letter" names what it stands for, "this again" does not.
    private static bool IsAlone(QueryText query, int i)
    {
        if (i + 1 >= query.Count || query.IsSign(i + 1))
            return i > 0;
        return query.Is(i + 1, WordSigns.Predicate) || query[i + 1].EndsWith("ing", StringComparison.Ordinal) || (i > 0 && query.Is(i + 1, WordSigns.Auxiliary | WordSigns.Preposition));
    }

    // A "that" behind a noun begins a clause about it: "a valve that is old".
    private static bool StandsForThing(QueryText query, int i, int nouns) =>
        i == 0 ? query.Count > 2 && nouns == 0 : nouns == 0 || query.Is(i - 1, WordSigns.Preposition | WordSigns.Request | WordSigns.Auxiliary | WordSigns.Process);

    private static bool IsExpletive(QueryText query, int i)
    {
        if (query.Is(i + 1, WordSigns.Expletive) || query.Is(i - 1, WordSigns.Expletive))
            return true;
        // "Is it legal to park", "is it true that": what is legal comes behind. "How does it work" has no such clause.
        for (var next = i + 1; next < query.Count && next <= i + 4 && !query.IsSign(next); next++)
        {
            if (next > i + 1 && query.Is(next, WordSigns.Clause) && query.Is(i - 1, WordSigns.Auxiliary))
                return next + 1 < query.Count && !query.IsSign(next + 1);
        }

        return false;
    }
}
