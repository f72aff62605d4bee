namespace LlmAttributes;

/// <summary>Stems English words by the Snowball algorithm for English (Porter 2).</summary>
internal static class EnglishStemmer
{
    private static readonly string[] s_wholePrefixes = ["gener", "commun", "arsen"];
    private static readonly string[] s_pasts = ["eedly", "ingly", "edly", "eed", "ing", "ed"];
    private static readonly string[] s_doubles = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

    private static readonly (string Suffix, string By)[] s_second =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"), ("alism", "al"),
        ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"), ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"),
        ("enci", "ence"), ("izer", "ize"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string By)[] s_third =
        [("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", "")];

    private static readonly string[] s_fourth =
        ["ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic"];

    public static int Stem(Span<char> letters, int length)
    {
        if (length <= 2)
            return length;
        if (IrregularStemOf(letters[..length]) is { } irregular)
        {
            irregular.CopyTo(letters);
            return irregular.Length;
        }

        MarkConsonantY(letters[..length]);
        var word = new StemWord(letters, length);
        word.FindRegions(IsVowel, LengthOfWholePrefix(letters[..length]));
        StemPlural(ref word);
        if (word.Letters is "inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed")
            return word.Length;
        StemPast(ref word);
        if (word.FromEnd(1) is 'y' or 'Y' && word.Length > 2 && !IsVowel(word.FromEnd(2)))
            word.Replace(1, "i");
        StemDerived(ref word);
        StemEnd(ref word);
        word.Letters.Replace('Y', 'y');
        return word.Length;
    }

    private static string? IrregularStemOf(ReadOnlySpan<char> word) => word switch
    {
        "skis" => "ski",
        "skies" or "sky" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "news" => "news",
        "howe" => "howe",
        "atlas" => "atlas",
        "cosmos" => "cosmos",
        "bias" => "bias",
        "andes" => "andes",
        _ => null,
    };

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static void MarkConsonantY(Span<char> letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
                letters[i] = 'Y';
        }
    }

    private static int LengthOfWholePrefix(ReadOnlySpan<char> letters)
    {
        foreach (var prefix in s_wholePrefixes)
        {
            if (letters.StartsWith(prefix, StringComparison.Ordinal))
                return prefix.Length;
        }

        return 0;
    }

    private static void StemPlural(ref StemWord word)
    {
        if (word.Ends("sses"))
            word.Drop(2);
        else if (word.Ends("ied") || word.Ends("ies"))
            word.Drop(word.Length > 4 ? 2 : 1);
        else if (word.FromEnd(1) == 's' && word.FromEnd(2) is not ('u' or 's') && HasVowel(word.Letters[..^2]))
            word.Drop(1);
    }

    private static void StemPast(ref StemWord word)
    {
        if (word.Longest(s_pasts) is not { } suffix)
            return;
        if (suffix is "eed" or "eedly")
        {
            if (word.EndsIn(word.R1, suffix))
                word.Replace(suffix.Length, "ee");
            return;
        }

        if (!HasVowel(word.Letters[..^suffix.Length]))
            return;
        word.Drop(suffix.Length);
        if (word.Ends("at") || word.Ends("bl") || word.Ends("iz"))
            word.Replace(0, "e");
        else if (word.Longest(s_doubles) is not null)
            word.Drop(1);
        else if (word.R1 >= word.Length && EndsShort(word.Letters))
            word.Replace(0, "e");
    }

    private static void StemDerived(ref StemWord word)
    {
        foreach (var (suffix, by) in s_second)
        {
            if (!word.Ends(suffix))
                continue;
            var before = word.FromEnd(suffix.Length + 1);
            var isMet = suffix switch { "ogi" => before == 'l', "li" => before is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't', _ => true };
            if (isMet && word.EndsIn(word.R1, suffix))
                word.Replace(suffix.Length, by);
            break;
        }

        foreach (var (suffix, by) in s_third)
        {
            if (!word.Ends(suffix))
                continue;
            if (word.EndsIn(suffix == "ative" ? word.R2 : word.R1, suffix))
                word.Replace(suffix.Length, by);
            break;
        }
    }

    private static void StemEnd(ref StemWord word)
    {
        if (word.Longest(s_fourth) is { } suffix && word.EndsIn(word.R2, suffix) && (suffix != "ion" || word.FromEnd(4) is 's' or 't'))
            word.Drop(suffix.Length);
        if (word.EndsIn(word.R2, "e") || (word.EndsIn(word.R1, "e") && !EndsShort(word.Letters[..^1])) || (word.EndsIn(word.R2, "l") && word.FromEnd(2) == 'l'))
            word.Drop(1);
    }

    private static bool HasVowel(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters)
        {
            if (IsVowel(c))
                return true;
        }

        return false;
    }

    private static bool EndsShort(ReadOnlySpan<char> letters) => letters.Length switch
    {
        < 2 => false,
        2 => IsVowel(letters[0]) && !IsVowel(letters[1]),
        _ => !IsVowel(letters[^3]) && IsVowel(letters[^2]) && !IsVowel(letters[^1]) && letters[^1] is not ('w' or 'x' or 'Y'),
    };
}
