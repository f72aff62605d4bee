namespace LlmAttributes;

/// <summary>Tells the writing of a query.</summary>
internal static class QueryScripts
{
    /// <summary>The writing of most letters; kana make a text Japanese however many ideographs it has.</summary>
    public static QueryScript Of(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[(int)QueryScript.Other + 1];
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                counts[(int)Of(c)]++;
        }

        if (counts[(int)QueryScript.Kana] > 0 && counts[(int)QueryScript.Kana] * 4 > counts[(int)QueryScript.Han])
            return QueryScript.Kana;
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best])
                best = i;
        }

        return (QueryScript)best;
    }

    private static QueryScript Of(char c) => c switch
    {
        < '\u0370' => QueryScript.Latin,
        < '\u0400' => QueryScript.Greek,
        < '\u0530' => QueryScript.Cyrillic,
        >= '\u0590' and < '\u0600' => QueryScript.Hebrew,
        >= '\u0600' and < '\u0780' => QueryScript.Arabic,
        >= '\u0900' and < '\u0E00' => QueryScript.Indic,
        >= '\u1E00' and < '\u1F00' => QueryScript.Latin,
        >= '\u3040' and < '\u3100' => QueryScript.Kana,
        >= '\u3400' and < '\uA000' => QueryScript.Han,
        >= '\uAC00' and < '\uD7B0' => QueryScript.Hangul,
        _ => QueryScript.Other,
    };
}
