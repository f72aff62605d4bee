namespace LlmAttributes;

/// <summary>Stems Spanish words by the Snowball algorithm for Spanish.</summary>
internal static class SpanishStemmer
{
    private static readonly string[] s_pronouns = Sorted("me se sela selo selas selos la le lo las les los nos");
    private static readonly string[] s_beforePronouns = Sorted("iéndo ándo ár ér ír ando iendo ar er ir yendo");

    private static readonly string[] s_plain =
        Sorted("anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos");

    private static readonly string[] s_agents = Sorted("adora ador ación adoras adores aciones ante antes ancia ancias");
    private static readonly string[] s_standard =
        Sorted(string.Join(' ', s_plain) + ' ' + string.Join(' ', s_agents) + " logía logías ución uciones encia encias amente mente idad idades iva ivo ivas ivos");

    private static readonly string[] s_yVerbs = Sorted("ya ye yan yen yeron yendo yo yó yas yes yais yamos");
    private static readonly string[] s_eVerbs = ["emos", "éis", "en", "es"];

    private static readonly string[] s_verbs = Sorted(
        "arían arías arán arás aríais aría aréis aríamos aremos ará aré erían erías erán erás eríais ería eréis eríamos eremos erá eré irían irías irán irás iríais iría iréis iríamos iremos irá iré aba ada ida ía " +
        "ara iera ad ed id ase iese aste iste an aban ían aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as abas adas idas ías aras ieras ases ieses ís áis abais íais arais ierais aseis ieseis " +
        "asteis isteis ados idos amos ábamos íamos imos áramos iéramos iésemos ásemos " + string.Join(' ', s_eVerbs));

    private static readonly string[] s_residues = ["os", "a", "o", "á", "í", "ó", "e", "é"];

    public static int Stem(Span<char> letters, int length)
    {
        var word = new StemWord(letters, length);
        word.FindRegions(IsVowel);
        word.Rv = RegionOfVerbs(word.Letters);
        DropPronoun(ref word);
        if (!DropStandard(ref word) && !DropYVerb(ref word))
            DropVerb(ref word);
        DropResidue(ref word);
        TakeAccents(word.Letters);
        return word.Length;
    }

    private static string[] Sorted(string suffixes) => [.. suffixes.Split(' ').OrderByDescending(static suffix => suffix.Length)];

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'á' or 'é' or 'í' or 'ó' or 'ú' or 'ü';

    private static int RegionOfVerbs(ReadOnlySpan<char> letters)
    {
        if (letters.Length < 3)
            return letters.Length;
        var (first, second) = (IsVowel(letters[0]), IsVowel(letters[1]));
        if (second && !first)
            return 3;
        for (var i = 2; i < letters.Length; i++)
        {
            if (IsVowel(letters[i]) != second)
                return i + 1;
        }

        return letters.Length;
    }

    private static void TakeAccents(Span<char> letters)
    {
        foreach (ref var c in letters)
            c = c switch { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', _ => c };
    }

    private static void DropPronoun(ref StemWord word)
    {
        if (word.Longest(s_pronouns) is not { } pronoun)
            return;
        var verb = new StemWord(word.Letters, word.Length - pronoun.Length);
        if (verb.Longest(s_beforePronouns) is not { } suffix || !verb.EndsIn(word.Rv, suffix) || (suffix == "yendo" && verb.FromEnd(6) != 'u'))
            return;
        word.Drop(pronoun.Length);
        TakeAccents(word.Letters[^suffix.Length..]);
    }

    private static bool DropStandard(ref StemWord word)
    {
        if (word.Longest(s_standard) is not { } suffix || !word.EndsIn(suffix == "amente" ? word.R1 : word.R2, suffix))
            return false;
        switch (suffix)
        {
            case "logía" or "logías":
                word.Replace(suffix.Length, "log");
                return true;
            case "ución" or "uciones":
                word.Replace(suffix.Length, "u");
                return true;
            case "encia" or "encias":
                word.Replace(suffix.Length, "ente");
                return true;
        }

        word.Drop(suffix.Length);
        switch (suffix)
        {
            case "amente":
                if (DropIn(ref word, "iv"))
                    DropIn(ref word, "at");
                else
                    _ = DropIn(ref word, "os") || DropIn(ref word, "ic") || DropIn(ref word, "ad");
                break;
            case "mente":
                _ = DropIn(ref word, "ante") || DropIn(ref word, "able") || DropIn(ref word, "ible");
                break;
            case "idad" or "idades":
                _ = DropIn(ref word, "abil") || DropIn(ref word, "ic") || DropIn(ref word, "iv");
                break;
            case "iva" or "ivo" or "ivas" or "ivos":
                DropIn(ref word, "at");
                break;
            default:
                if (Array.IndexOf(s_agents, suffix) >= 0)
                    DropIn(ref word, "ic");
                break;
        }

        return true;
    }

    private static bool DropIn(ref StemWord word, string suffix)
    {
        if (!word.EndsIn(word.R2, suffix))
            return false;
        word.Drop(suffix.Length);
        return true;
    }

    private static bool DropYVerb(ref StemWord word)
    {
        if (word.LongestIn(word.Rv, s_yVerbs) is not { } suffix || word.FromEnd(suffix.Length + 1) != 'u')
            return false;
        word.Drop(suffix.Length);
        return true;
    }

    private static void DropVerb(ref StemWord word)
    {
        if (word.LongestIn(word.Rv, s_verbs) is not { } suffix)
            return;
        word.Drop(suffix.Length);
        if (Array.IndexOf(s_eVerbs, suffix) >= 0 && word.Ends("gu"))
            word.Drop(1);
    }

    private static void DropResidue(ref StemWord word)
    {
        if (word.Longest(s_residues) is not { } suffix || !word.EndsIn(word.Rv, suffix))
            return;
        word.Drop(suffix.Length);
        if (suffix is "e" or "é" && word.EndsIn(word.Rv, "u") && word.FromEnd(2) == 'g')
            word.Drop(1);
    }
}
