namespace LlmAttributes;

/// <summary>Finds numbers that are asked for only as "some".</summary>
internal static class QuantityCheck
{
    public static bool TryFind(QueryText query, out ClarityFinding finding)
    {
        var isAsking = false;
        for (var i = 0; i < query.Count; i++)
        {
            if (!query.IsAsked(i))
                continue;
            isAsking |= query.Is(i, WordSigns.Request | WordSigns.Compose | WordSigns.Wish) || (query.Is(i, WordSigns.Question) && query.Is(i + 1, WordSigns.Auxiliary) && IsPlural(query[i + 1]));
            if (query.Is(i, WordSigns.Question) && query.Is(i + 1, WordSigns.Vague))
            {
                // "How many" asks for the number itself.
                i++;
                continue;
            }

            if (isAsking && query.Is(i, WordSigns.Vague) && i + 1 < query.Count && !query.IsSign(i + 1) && !HasNumber(query, i))
            {
                finding = query.Finding(ClarityFault.VagueQuantity, i, i);
                return true;
            }

            if (query.EndsSentence(i))
                isAsking = false;
        }

        finding = default;
        return false;
    }

    // "At least some of these 12 words" has a number already.
    private static bool HasNumber(QueryText query, int i)
    {
        for (var next = i + 1; next < query.Count && next <= i + 2; next++)
        {
            if (char.IsAsciiDigit(query[next][0]))
                return true;
        }

        return false;
    }

    private static bool IsPlural(ReadOnlySpan<char> verb) => verb is "are" or "sind" or "sont" or "son";
}
