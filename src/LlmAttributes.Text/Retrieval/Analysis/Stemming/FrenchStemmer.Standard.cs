namespace LlmAttributes;

internal static partial class FrenchStemmer
{
    private static readonly string[] s_plain = Sorted("ance iqUe isme able iste eux ances iqUes ismes ables istes");
    private static readonly string[] s_agents = Sorted("atrice ateur ation atrices ateurs ations");

    private static readonly string[] s_standard = Sorted(
        $"{string.Join(' ', s_plain)} {string.Join(' ', s_agents)} logie logies usion ution usions utions ence ences ement ements ité ités if ive ifs ives eaux aux euse euses issement issements amment emment ment ments");

    // Adverbs lose their ending and are stemmed on, which is why nothing counts as dropped then.
    private static bool DropStandard(ref StemWord word)
    {
        if (word.Longest(s_standard) is not { } suffix)
            return false;
        var isInR2 = word.EndsIn(word.R2, suffix);
        switch (suffix)
        {
            case "logie" or "logies":
                return Replace(ref word, isInR2, suffix, "log");
            case "usion" or "ution" or "usions" or "utions":
                return Replace(ref word, isInR2, suffix, "u");
            case "ence" or "ences":
                return Replace(ref word, isInR2, suffix, "ent");
            case "eaux":
                return Replace(ref word, true, suffix, "eau");
            case "aux":
                return Replace(ref word, word.EndsIn(word.R1, suffix), suffix, "al");
            case "euse" or "euses":
                return Replace(ref word, isInR2, suffix, "") || Replace(ref word, word.EndsIn(word.R1, suffix), suffix, "eux");
            case "issement" or "issements":
                return Replace(ref word, word.EndsIn(word.R1, suffix) && word.Length > suffix.Length && !IsVowel(word.FromEnd(suffix.Length + 1)), suffix, "");
            case "amment":
                Replace(ref word, word.EndsIn(word.Rv, suffix), suffix, "ant");
                return false;
            case "emment":
                Replace(ref word, word.EndsIn(word.Rv, suffix), suffix, "ent");
                return false;
            case "ment" or "ments":
                Replace(ref word, word.Length - suffix.Length > word.Rv && IsVowel(word.FromEnd(suffix.Length + 1)), suffix, "");
                return false;
            case "ement" or "ements":
                return DropAdverb(ref word, suffix);
        }

        if (!Replace(ref word, isInR2, suffix, ""))
            return false;
        if (suffix is "ité" or "ités")
            MendNoun(ref word);
        else if (suffix is "if" or "ive" or "ifs" or "ives")
        {
            if (Replace(ref word, word.EndsIn(word.R2, "at"), "at", ""))
                DropOrWrite(ref word, "ic", "iqU");
        }
        else if (Array.IndexOf(s_agents, suffix) >= 0)
        {
            DropOrWrite(ref word, "ic", "iqU");
        }

        return true;
    }

    private static bool DropAdverb(ref StemWord word, string suffix)
    {
        if (!Replace(ref word, word.EndsIn(word.Rv, suffix), suffix, ""))
            return false;
        if (word.Ends("iv"))
        {
            if (Replace(ref word, word.EndsIn(word.R2, "iv"), "iv", ""))
                Replace(ref word, word.EndsIn(word.R2, "at"), "at", "");
        }
        else if (word.Ends("eus"))
        {
            _ = Replace(ref word, word.EndsIn(word.R2, "eus"), "eus", "") || Replace(ref word, word.EndsIn(word.R1, "eus"), "eus", "eux");
        }
        else if (word.Ends("abl") || word.Ends("iqU"))
        {
            if (word.Length - 3 >= word.R2)
                word.Drop(3);
        }
        else if (word.EndsIn(word.Rv, "ièr") || word.EndsIn(word.Rv, "Ièr"))
        {
            word.Replace(3, "i");
        }

        return true;
    }

    private static void MendNoun(ref StemWord word)
    {
        if (word.Ends("abil"))
            DropOrWrite(ref word, "abil", "abl");
        else if (word.Ends("ic"))
            DropOrWrite(ref word, "ic", "iqU");
        else
            Replace(ref word, word.EndsIn(word.R2, "iv"), "iv", "");
    }

    private static void DropOrWrite(ref StemWord word, string suffix, string otherwise)
    {
        if (word.Ends(suffix))
            word.Replace(suffix.Length, word.EndsIn(word.R2, suffix) ? "" : otherwise);
    }

    private static bool Replace(ref StemWord word, bool isMet, string suffix, string by)
    {
        if (isMet)
            word.Replace(suffix.Length, by);
        return isMet;
    }
}
