namespace LlmAttributes;

/// <summary>Whether the content words of an answer occur in the context, alone and in pairs.</summary>
internal static class GroundednessCheck
{
    private const int LeastWords = 3;
    private const int StemLetters = 5;

    // Half of the content words of a good answer are its own: it concludes, connects and computes.
    private const double Enough = 0.5;
    private const double FaultAt = 0.25;

    public static QualityFinding? Check(ScoredAnswer answer)
    {
        if (answer.Words.Count < LeastWords || answer.Context is not { Count: > 0 } context)
            return null;
        var (support, content) = Support(context, answer.Words);
        return content < LeastWords ? null : Finding(support);
    }

    // What anybody says who explains, whatever it is about.
    private static readonly HashSet<uint> s_general =
    [
        .. ("also another answer answers anything around asked away based because before being below beginning best better both calculate calculated calculation choice combined comes complete conclude conclusion " +
            "context correct correctly could define denote describe determine difference different divide divided does doing done during each either else enough equal equals equation even every everything exactly " +
            "example explain explanation express fact final finally find finding follow following follows found gave gets give given gives giving goes good have having help hence here however identify implies include " +
            "including indicate indicates information initial initially instead itself just know known last least left less like likely made main make makes many means mentioned might more most much multiply multiplied " +
            "must need needs next note nothing now number numbers obtain once only option options order original other others over overall part please point possible problem provide provided question reason reasoning " +
            "refer refers remaining represent represents require required respectively result results right same second several should show shows simple simplify since single solution solve some something start starts " +
            "starting state statement step steps still subtract subtracting sure take taken takes than that their them themselves then there therefore these they thing things this those though through thus together total " +
            "true twice type under understand unknown until upon used uses using usually value values variable want wants well what when where whether which while whole will with within without would write yes your").Split(' ').Select(static w => WordList.Hash(w)),
    ];

    /// <summary>Maps a support to a finding.</summary>
    public static QualityFinding Finding(double support)
    {
        var score = support >= Enough ? 1 : support >= FaultAt ? 0.5 + (0.5 * (support - FaultAt) / (Enough - FaultAt)) : 0.49 * support / FaultAt;
        return new(nameof(QualityChecks.Groundedness), score, score < 1 ? FormattableString.Invariant($"{support:P0} of the answer's content is supported by the context.") : "") { Weight = 0.6 };
    }

    /// <summary>The share of the different content words that the context has, and of the pairs of neighbours with one of them.</summary>
    /// <returns>The sum of both shares, at most 1, and how many content words there are.</returns>
    public static (double Support, int Content) Support(WordList context, WordList answer)
    {
        using var known = new HashCounts(context.Count * 2);
        for (var i = 0; i < context.Count; i++)
        {
            if (!IsContent(context, i))
                continue;
            known.Add(Stem(context, i));
            known.Add(Pair(context, i));
        }

        using var seen = new HashCounts(answer.Count);
        var words = 0;
        var pairs = 0;
        for (var i = 0; i < answer.Count; i++)
        {
            if (!IsContent(answer, i) || seen.Add(Stem(answer, i)) > 1)
                continue;
            words += known.Contains(Stem(answer, i)) ? 1 : 0;
            pairs += known.Contains(Pair(answer, i)) ? 1 : 0;
        }

        return (seen.Count == 0 ? 1 : Math.Min(1, (double)(words + pairs) / seen.Count), seen.Count);
    }

    private static bool IsContent(WordList words, int at)
    {
        var word = words[at];
        return (word.Length >= 4 && char.IsLetter(word[0]) && LanguageWords.LanguagesOf(words.Hashes[at]) == 0 && !s_general.Contains(words.Hashes[at])) || word[0] > '\u2E80';
    }

    // Endings differ between question and answer.
    private static ulong Stem(WordList words, int at) => words[at].Length <= StemLetters ? words.Hashes[at] : WordList.Hash(words[at][..StemLetters]);

    // With the word before, whatever it is.
    private static ulong Pair(WordList words, int at) => (Stem(words, at) * 31) ^ ((at == 0 ? 0UL : words.Hashes[at - 1]) << 32);
}
