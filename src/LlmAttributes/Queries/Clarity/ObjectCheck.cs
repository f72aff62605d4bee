namespace LlmAttributes;

/// <summary>Finds queries about a text that is not there.</summary>
internal static class ObjectCheck
{
    // A verb alone, or with "please", names nothing to work on.
    private const int MostBareWords = 3;
    private const int MostBetween = 2;

    public static bool TryFind(QueryText query, out ClarityFinding finding)
    {
        finding = default;
        if (query.HasContent || query.FindAsked(WordSigns.Process | WordSigns.Explain) is var verb && verb < 0)
            return false;
        var words = 0;
        for (var i = 0; i < query.Count; i++)
            words += query.IsSign(i) ? 0 : 1;
        if (words < MostBareWords && query.Is(verb, WordSigns.Process))
        {
            finding = query.Finding(ClarityFault.MissingObject, verb, verb);
            return true;
        }

        for (var i = 0; i < query.Count; i++)
        {
            if (!query.Is(i, WordSigns.Pointer | WordSigns.Article))
                continue;
            if (query.Is(i, WordSigns.Demonstrative) && IsBareObject(query, i))
            {
                finding = query.Finding(ClarityFault.MissingObject, i, i);
                return true;
            }

            for (var noun = i + 1; noun < query.Count && noun <= i + MostBetween && !query.IsSign(noun); noun++)
            {
                if (query.Is(noun, WordSigns.Preposition) && !query.Is(noun, WordSigns.Text))
                    break;
                if (!query.Is(noun, WordSigns.Text) || IsNamed(query, i, noun))
                    continue;
                finding = query.Finding(ClarityFault.MissingObject, i, noun);
                return true;
            }
        }

        return false;
    }

    // "The report on wages" tells which one; "the report below" and "my report" need it to be there.
    private static bool IsNamed(QueryText query, int pointer, int noun) =>
        !query.Is(pointer, WordSigns.Pointer) && noun + 1 < query.Count && !query.IsSign(noun + 1)
        && (query[noun + 1] is "of" or "about" or "on" or "by" or "from" or "von" or "über" or "de" or "du" or "sur" or "sobre" || query.Is(noun + 1, WordSigns.Question) || query.IsName(noun + 1) || !query.Is(noun + 1, WordSigns.Empty | WordSigns.Pointer | WordSigns.Preposition));

    private static bool IsBareObject(QueryText query, int i) =>
        i > 0 && query.Is(i - 1, WordSigns.Process) && (i + 1 >= query.Count || query.IsSign(i + 1) || query.Is(i + 1, WordSigns.Preposition | WordSigns.Predicate));
}
