namespace LlmAttributes;

/// <summary>Stems Russian words by the Snowball algorithm for Russian.</summary>
internal static class RussianStemmer
{
    private static readonly string[] s_reflexives = ["ся", "сь"];
    private static readonly string[] s_derived = ["ость", "ост"];
    private static readonly string[] s_gerunds = Sorted("в вши вшись ив ивши ившись ыв ывши ывшись");
    private static readonly string[] s_adjectives = Sorted("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static readonly string[] s_participles = Sorted("ем нн вш ющ щ ивш ывш ующ");
    private static readonly string[] s_verbs = Sorted("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");
    private static readonly string[] s_nouns = Sorted("а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    // These stand behind а or я only.
    private static readonly string[] s_behindA = Sorted("в вши вшись ем нн вш ющ щ ла на ете йте ли й л н ло но ет ют ны ть ешь нно");

    public static int Stem(Span<char> letters, int length)
    {
        letters[..length].Replace('ё', 'е');
        var word = new StemWord(letters, length);
        word.FindRegions(IsVowel);
        word.Rv = RegionBehindVowel(word.Letters);
        if (!Drop(ref word, s_gerunds, isAdjective: false))
        {
            if (word.LongestIn(word.Rv, s_reflexives) is { } reflexive)
                word.Drop(reflexive.Length);
            if (Drop(ref word, s_adjectives, isAdjective: true))
                Drop(ref word, s_participles, isAdjective: false);
            else if (!Drop(ref word, s_verbs, isAdjective: false))
                Drop(ref word, s_nouns, isAdjective: true);
        }

        if (word.EndsIn(word.Rv, "и"))
            word.Drop(1);
        if (word.LongestIn(word.Rv, s_derived) is { } derived && word.EndsIn(word.R2, derived))
            word.Drop(derived.Length);
        StemEnd(ref word);
        return word.Length;
    }

    private static string[] Sorted(string suffixes) => [.. suffixes.Split(' ').OrderByDescending(static suffix => suffix.Length)];

    private static bool IsVowel(char c) => c is 'а' or 'е' or 'и' or 'о' or 'у' or 'ы' or 'э' or 'ю' or 'я';

    private static int RegionBehindVowel(ReadOnlySpan<char> letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (IsVowel(letters[i]))
                return i + 1;
        }

        return letters.Length;
    }

    private static bool Drop(ref StemWord word, string[] suffixes, bool isAdjective)
    {
        if (word.LongestIn(word.Rv, suffixes) is not { } suffix)
            return false;
        if (!isAdjective && Array.IndexOf(s_behindA, suffix) >= 0 && (word.Length - suffix.Length <= word.Rv || word.FromEnd(suffix.Length + 1) is not ('а' or 'я')))
            return false;
        word.Drop(suffix.Length);
        return true;
    }

    private static void StemEnd(ref StemWord word)
    {
        if (word.EndsIn(word.Rv, "ейше"))
            word.Drop(4);
        else if (word.EndsIn(word.Rv, "ейш"))
            word.Drop(3);
        else if (word.EndsIn(word.Rv, "ь"))
        {
            word.Drop(1);
            return;
        }

        if (word.EndsIn(word.Rv, "нн"))
            word.Drop(1);
    }
}
