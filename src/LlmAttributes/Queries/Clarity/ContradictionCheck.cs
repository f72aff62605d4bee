namespace LlmAttributes;

/// <summary>Finds two demands that exclude each other.</summary>
internal static class ContradictionCheck
{
    // A sentence has hardly so many words.
    private const int WordsOfSentence = 80;
    private const int MostBetween = 3;
    private const int LeastStem = 4;

    public static bool TryFind(QueryText query, out ClarityFinding finding) =>
        Oppose(query, WordSigns.Brief, WordSigns.Detailed, out finding)
        || Oppose(query, WordSigns.Formal, WordSigns.Casual, out finding)
        || (query.Says(WordSigns.Exclusive) && (Oppose(query, WordSigns.YesOrNo, WordSigns.Reasons, out finding) || OpposeForms(query, out finding) || OpposeLanguages(query, out finding)))
        || OpposeNumbers(query, out finding)
        || OpposeNegation(query, out finding);

    private static bool Oppose(QueryText query, WordSigns one, WordSigns other, out ClarityFinding finding)
    {
        var (first, second) = (query.FindAsked(one), query.FindAsked(other));
        var later = Math.Max(first, second);
        finding = first >= 0 && second >= 0 && first != second ? query.Finding(ClarityFault.Contradiction, later, later) : default;
        return finding.Length > 0;
    }

    private static bool OpposeForms(QueryText query, out ClarityFinding finding) =>
        Oppose(query, WordSigns.DataForm, WordSigns.TableForm, out finding)
        || Oppose(query, WordSigns.DataForm, WordSigns.ListForm, out finding)
        || Oppose(query, WordSigns.TableForm, WordSigns.ListForm, out finding);

    // Two languages to answer in; "from French to English" has one.
    private static bool OpposeLanguages(QueryText query, out ClarityFinding finding)
    {
        var first = -1;
        for (var i = 1; i < query.Count; i++)
        {
            if (!query.IsAsked(i) || !query.Is(i, WordSigns.Language) || query[i - 1] is not ("in" or "auf" or "en"))
                continue;
            if (first >= 0 && query.Hashes[first] != query.Hashes[i])
            {
                finding = query.Finding(ClarityFault.Contradiction, i, i);
                return true;
            }

            first = i;
        }

        finding = default;
        return false;
    }

    private static bool OpposeNumbers(QueryText query, out ClarityFinding finding)
    {
        var (words, sentences, exact) = (0, 0, query.Says(WordSigns.Exact));
        var (counted, count) = (0u, 0);
        for (var i = 0; i + 1 < query.Count; i++)
        {
            if (!query.IsAsked(i) || !NumberWords.TryRead(query[i], query.Hashes[i], out var number) || IsRange(query, i))
                continue;
            var unit = query.IsSign(i + 1) && i + 2 < query.Count ? i + 2 : i + 1;
            ref var seen = ref words;
            if (query.Is(unit, WordSigns.SentenceUnit))
                seen = ref sentences;
            else if (!query.Is(unit, WordSigns.WordUnit))
            {
                if (exact && counted == query.Hashes[unit] && count != number)
                {
                    finding = query.Finding(ClarityFault.Contradiction, i, unit);
                    return true;
                }

                (counted, count) = (query.Hashes[unit], number);
                continue;
            }

            if ((seen > 0 && seen != number) || (seen = number) < 0 || (sentences == 1 && words > WordsOfSentence))
            {
                finding = query.Finding(ClarityFault.Contradiction, i, unit);
                return true;
            }
        }

        finding = default;
        return false;
    }

    // "60 to 80 words", "between 60 and 80 words".
    private static bool IsRange(QueryText query, int i) => i + 2 < query.Count && query[i + 1] is "to" or "-" or "and" or "bis" or "à" or "a" or "or" && NumberWords.TryRead(query[i + 2], query.Hashes[i + 2], out _);

    // "Without comments … comment every line": the same word, once denied and once not.
    private static bool OpposeNegation(QueryText query, out ClarityFinding finding)
    {
        for (var i = 0; i < query.Count; i++)
        {
            // "Vegan or not vegan" is a choice.
            if (!query.IsUnquoted(i) || !query.Is(i, WordSigns.Negation) || query.Is(i - 1, WordSigns.And))
                continue;
            for (var denied = i + 1; denied < query.Count && denied <= i + MostBetween && !query.IsSign(denied); denied++)
            {
                if (query.Is(denied, WordSigns.Empty) || Stem(query[denied]).Length < LeastStem || FindAsserted(query, i, denied) is not (>= 0 and var again))
                    continue;
                finding = query.Finding(ClarityFault.Contradiction, Math.Max(denied, again), Math.Max(denied, again));
                return true;
            }
        }

        finding = default;
        return false;
    }

    private static int FindAsserted(QueryText query, int negation, int denied)
    {
        var stem = Stem(query[denied]);
        for (var i = 0; i < query.Count; i++)
        {
            if ((i >= negation && i <= denied) || !query.IsUnquoted(i) || !Stem(query[i]).Equals(stem, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!query.Is(i - 1, WordSigns.Negation) && !query.Is(i - 2, WordSigns.Negation) && !query.Is(i - 3, WordSigns.Negation))
                return i;
        }

        return -1;
    }

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) => word.TrimEnd('s');
}
