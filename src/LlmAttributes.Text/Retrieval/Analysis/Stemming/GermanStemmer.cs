namespace LlmAttributes;

/// <summary>Stems German words by the Snowball algorithm for German.</summary>
internal static class GermanStemmer
{
    private const int FewestBeforeR1 = 3;

    private static readonly string[] s_first = ["ern", "em", "er", "en", "es", "e", "s"];
    private static readonly string[] s_second = ["est", "en", "er", "st"];
    private static readonly string[] s_derived = ["isch", "lich", "heit", "keit", "end", "ung", "ig", "ik"];

    public static int Stem(Span<char> letters, int length)
    {
        var word = new StemWord(letters, WriteDoubleS(letters, length));
        MarkConsonants(word.Letters);
        word.FindRegions(IsVowel);
        word.R1 = Math.Max(word.R1, Math.Min(FewestBeforeR1, word.Length));
        StemFirst(ref word);
        StemSecond(ref word);
        StemDerived(ref word);
        foreach (ref var c in word.Letters)
            c = c switch { 'U' or 'ü' => 'u', 'Y' => 'y', 'ä' => 'a', 'ö' => 'o', _ => c };
        return word.Length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'ä' or 'ö' or 'ü';

    private static int WriteDoubleS(Span<char> letters, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (letters[i] != 'ß')
                continue;
            letters[i..length].CopyTo(letters[(i + 1)..]);
            letters[i] = letters[++i] = 's';
            length++;
        }

        return length;
    }

    private static void MarkConsonants(Span<char> letters)
    {
        for (var i = 1; i + 1 < letters.Length; i++)
        {
            if (letters[i] is 'u' or 'y' && IsVowel(letters[i - 1]) && IsVowel(letters[i + 1]))
                letters[i] = char.ToUpperInvariant(letters[i]);
        }
    }

    private static void StemFirst(ref StemWord word)
    {
        if (word.Longest(s_first) is not { } suffix || !word.EndsIn(word.R1, suffix))
            return;
        if (suffix == "s" && word.FromEnd(2) is not ('b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 'r' or 't'))
            return;
        word.Drop(suffix.Length);
        if (suffix is "e" or "en" or "es" && word.Ends("niss"))
            word.Drop(1);
    }

    private static void StemSecond(ref StemWord word)
    {
        if (word.Longest(s_second) is not { } suffix || !word.EndsIn(word.R1, suffix))
            return;
        if (suffix == "st" && (word.FromEnd(3) is not ('b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 't') || word.Length < 6))
            return;
        word.Drop(suffix.Length);
    }

    private static void StemDerived(ref StemWord word)
    {
        if (word.Longest(s_derived) is not { } suffix || !word.EndsIn(word.R2, suffix))
            return;
        if (suffix is "ig" or "ik" or "isch" && word.FromEnd(suffix.Length + 1) == 'e')
            return;
        word.Drop(suffix.Length);
        switch (suffix)
        {
            case "end" or "ung":
                if (word.EndsIn(word.R2, "ig") && word.FromEnd(3) != 'e')
                    word.Drop(2);
                break;
            case "lich" or "heit":
                if (word.EndsIn(word.R1, "er") || word.EndsIn(word.R1, "en"))
                    word.Drop(2);
                break;
            case "keit":
                if (word.EndsIn(word.R2, "lich"))
                    word.Drop(4);
                else if (word.EndsIn(word.R2, "ig"))
                    word.Drop(2);
                break;
        }
    }
}
