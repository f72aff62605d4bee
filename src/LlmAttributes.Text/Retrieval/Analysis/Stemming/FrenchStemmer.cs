namespace LlmAttributes;

/// <summary>Stems French words by the Snowball algorithm for French.</summary>
internal static partial class FrenchStemmer
{
    private static readonly string[] s_iVerbs = Sorted(
        "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant issante issantes issants isse issent isses issez issiez issions issons it");

    private static readonly string[] s_eVerbs = Sorted("é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez");
    private static readonly string[] s_aVerbs = Sorted("âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions");
    private static readonly string[] s_verbs = Sorted($"ions {string.Join(' ', s_eVerbs)} {string.Join(' ', s_aVerbs)}");
    private static readonly string[] s_residues = ["ière", "Ière", "ion", "ier", "Ier", "e", "ë"];
    private static readonly string[] s_doubled = ["enn", "onn", "ett", "ell", "eill"];

    public static int Stem(Span<char> letters, int length)
    {
        MarkConsonants(letters[..length]);
        var word = new StemWord(letters, length);
        word.FindRegions(IsVowel);
        word.Rv = RegionOfVerbs(word.Letters);
        if (DropStandard(ref word) || DropIVerb(ref word) || DropVerb(ref word))
            MendEnd(ref word);
        else
            DropResidue(ref word);
        if (word.Longest(s_doubled) is not null)
            word.Drop(1);
        TakeLastAccent(word.Letters);
        foreach (ref var c in word.Letters)
            c = char.ToLowerInvariant(c);
        return word.Length;
    }

    private static string[] Sorted(string suffixes) => [.. suffixes.Split(' ').OrderByDescending(static suffix => suffix.Length)];

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'â' or 'à' or 'ë' or 'é' or 'ê' or 'è' or 'ï' or 'î' or 'ô' or 'û' or 'ù';

    private static void MarkConsonants(Span<char> letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var isBehind = i > 0 && IsVowel(letters[i - 1]);
            var isBefore = i + 1 < letters.Length && IsVowel(letters[i + 1]);
            var isConsonant = letters[i] switch
            {
                'u' => (isBehind && isBefore) || (i > 0 && letters[i - 1] == 'q'),
                'i' => isBehind && isBefore,
                'y' => isBehind || isBefore,
                _ => false,
            };
            if (isConsonant)
                letters[i] = char.ToUpperInvariant(letters[i]);
        }
    }

    private static int RegionOfVerbs(ReadOnlySpan<char> letters)
    {
        if (letters.Length >= 3 && ((IsVowel(letters[0]) && IsVowel(letters[1])) || letters.StartsWith("par") || letters.StartsWith("col") || letters.StartsWith("tap")))
            return 3;
        for (var i = 1; i < letters.Length; i++)
        {
            if (IsVowel(letters[i]))
                return i + 1;
        }

        return letters.Length;
    }

    private static bool DropIVerb(ref StemWord word)
    {
        if (word.LongestIn(word.Rv, s_iVerbs) is not { } suffix || word.Length - suffix.Length <= word.Rv || IsVowel(word.FromEnd(suffix.Length + 1)))
            return false;
        word.Drop(suffix.Length);
        return true;
    }

    private static bool DropVerb(ref StemWord word)
    {
        if (word.LongestIn(word.Rv, s_verbs) is not { } suffix || (suffix == "ions" && !word.EndsIn(word.R2, suffix)))
            return false;
        word.Drop(suffix.Length);
        if (Array.IndexOf(s_aVerbs, suffix) >= 0 && word.EndsIn(word.Rv, "e"))
            word.Drop(1);
        return true;
    }

    private static void MendEnd(ref StemWord word)
    {
        if (word.FromEnd(1) == 'Y')
            word.Replace(1, "i");
        else if (word.FromEnd(1) == 'ç')
            word.Replace(1, "c");
    }

    private static void DropResidue(ref StemWord word)
    {
        if (word.FromEnd(1) == 's' && word.Length > 1 && word.FromEnd(2) is not ('a' or 'i' or 'o' or 'u' or 'è' or 's'))
            word.Drop(1);
        if (word.LongestIn(word.Rv, s_residues) is not { } suffix)
            return;
        switch (suffix)
        {
            case "ion":
                if (word.EndsIn(word.R2, suffix) && word.Length - 3 > word.Rv && word.FromEnd(4) is 's' or 't')
                    word.Drop(3);
                break;
            case "e":
                word.Drop(1);
                break;
            case "ë":
                if (word.Length - 3 >= word.Rv && word.Ends("guë"))
                    word.Drop(1);
                break;
            default:
                word.Replace(suffix.Length, "i");
                break;
        }
    }

    private static void TakeLastAccent(Span<char> letters)
    {
        var i = letters.Length - 1;
        while (i >= 0 && !IsVowel(letters[i]))
            i--;
        if (i >= 0 && i < letters.Length - 1 && letters[i] is 'é' or 'è')
            letters[i] = 'e';
    }
}
