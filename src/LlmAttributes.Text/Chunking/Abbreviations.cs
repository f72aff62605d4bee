namespace LlmAttributes;

/// <summary>Words whose full stop ends no sentence.</summary>
internal static class Abbreviations
{
    private const int LongestWord = 12;

    /// <summary>What always has a word behind it: titles, references, and what is written with a full stop inside.</summary>
    private static readonly Dictionary<string, HashSet<ulong>> s_bound = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = Hashed("mr mrs ms dr prof st sr jr rev hon gen col lt sgt capt cmdr gov sen rep pres vs e.g i.e cf ca approx fig figs no nos vol pp p ed eds art sec ch eq ref refs dept est mt ft al viz jan feb mar apr jun jul aug sep sept oct nov dec"),
        ["de"] = Hashed("hr fr dr prof dipl ing nr z.b d.h u.a o.ä v.a z.t i.d.r s.o s.u u.u bzw ca vgl abs art abb bd hrsg jh st str tel ggf evtl inkl exkl max min mio mrd sog geb gest jan feb apr jun jul aug sep sept okt nov dez p s sz kap anm"),
        ["fr"] = Hashed("m mm mme mlle dr pr st ste p pp art cf ex fig n no nº vol ch éd env av apr j.-c p.ex c.-à-d janv févr avr juil sept oct nov déc"),
        ["es"] = Hashed("sr sra srta sres dr dra d dña prof ing lic gral cap cnel ud uds vd vds p pp pág págs art cap fig núm nº vol ed av avda c cía p.ej a.c d.c ee.uu ene feb mar abr jun jul ago sept oct nov dic"),
        ["ru"] = Hashed("г гг в вв см ср рис табл стр с т тт п пп ст ч гл им проф акад доц д-р г-н г-жа ул пр просп пл обл р-н д кв тел руб коп тыс млн млрд т.е т.к т.н т.о и.о н.э др напр"),
    };

    private static readonly HashSet<ulong> s_english = s_bound["en"];

    /// <summary>What German ordinals such as '3.' stand before.</summary>
    private static readonly HashSet<ulong> s_counted =
        Hashed("januar februar märz april mai juni juli august september oktober november dezember jänner jahrhundert jahrhunderts weltkrieg weltkriegs klasse platz auflage");

    /// <summary>Whether what stands before a full stop is an abbreviation, an initial or a number that goes on.</summary>
    /// <param name="before">The sentence up to the full stop.</param>
    /// <param name="after">What comes behind the blanks.</param>
    /// <param name="language">The language.</param>
    public static bool EndsWithOne(ReadOnlySpan<char> before, ReadOnlySpan<char> after, string? language)
    {
        var start = before.Length;
        while (start > 0 && before.Length - start <= LongestWord && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] is '.' or '-' or 'º'))
            start--;
        var word = before[start..];
        if (word.Length is 0 or > LongestWord)
            return false;
        if (!word.ContainsAnyExceptInRange('0', '9'))
            return before[..start].IsWhiteSpace() || (word.Length <= 2 && IsGerman(language) && Contains(s_counted, FirstWord(after)));

        // An initial; 'I' and the like end sentences as often, but then rarely a name follows.
        if (word.Length == 1 && char.IsUpper(word[0]) && after.Length > 0 && char.IsUpper(after[0]))
            return word[0] != 'I';
        return Contains(language is not null && s_bound.TryGetValue(language, out var own) ? own : s_english, word);
    }

    private static bool IsGerman(string? language) => string.Equals(language, "de", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[..end];
    }

    private static HashSet<ulong> Hashed(string words) => [.. words.Split(' ').Select(static word => HashOf(word))];

    private static bool Contains(HashSet<ulong> words, ReadOnlySpan<char> word) => words.Contains(HashOf(word));

    // Of so few short words no two have one hash of 64 bits.
    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037;
        foreach (var c in word)
            hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211;
        return hash;
    }
}
