namespace LlmAttributes;

/// <summary>Whether an answer runs in circles.</summary>
internal static class RepetitionCheck
{
    private const int GramWords = 6;
    private const int LongestPeriod = 48;
    private const int LeastRunWords = 12;
    private const int LeastSameWords = 6;
    private const int LeastSameLetters = 12;
    private const int LeastSameSigns = 40;

    // Every third and later occurrence counts; lists of formulas and code repeat phrases two times in honesty.
    private const double MostRepeated = 0.25;
    private const int LeastRepeated = 24;

    public static QualityFinding Check(ScoredAnswer answer)
    {
        if (SameCharacters(answer.Text) is { } character)
            return character;
        var words = answer.Words;
        if (LongestRun(words) is var (run, period) && run > 0)
        {
            var reason = period == 1
                ? FormattableString.Invariant($"One word is said {run + 1} times in a row.")
                : FormattableString.Invariant($"The same {period} words are said {(run / period) + 1} times in a row.");
            return Found(Math.Min(0.4, 1 - ((double)(run + period) / words.Count)), reason);
        }

        var (repeated, grams) = Repeated(words);
        var share = grams == 0 ? 0 : (double)repeated / grams;
        if (share > MostRepeated && repeated >= LeastRepeated)
            return Found(Math.Max(0, 0.49 - (share - MostRepeated)), FormattableString.Invariant($"{share:P0} of the phrases have been said twice before."));
        return Found(1, "");
    }

    private static QualityFinding Found(double score, string reason) => new(nameof(QualityChecks.Repetition), Math.Max(0, score), reason) { Weight = 0.9 };

    private static QualityFinding? SameCharacters(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            var end = i + 1;
            while (end < text.Length && text[end] == c)
                end++;

            // Lines and rows of blanks are drawn, letters are not.
            var most = char.IsLetter(c) || c is '!' or '?' or ')' or '(' ? LeastSameLetters : char.IsWhiteSpace(c) || c is '-' or '=' or '_' or '*' or '.' or '#' or '─' or '~' ? int.MaxValue : LeastSameSigns;
            if (end - i >= most && !char.IsAsciiDigit(c))
                return Found(Math.Min(0.4, 1 - ((double)(end - i) / text.Length)), FormattableString.Invariant($"One character stands {end - i} times in a row."));
            i = end;
        }

        return null;
    }

    // The longest stretch in which each word is the same as that a period before, so that what a period holds is said at least three times.
    private static (int Run, int Period) LongestRun(WordList words)
    {
        var hashes = words.Hashes;
        var best = (Run: 0, Period: 0);
        for (var period = 1; period <= LongestPeriod && period < hashes.Length / 2; period++)
        {
            var run = 0;
            for (var i = period; i < hashes.Length; i++)
            {
                run = hashes[i] == hashes[i - period] ? run + 1 : 0;
                if (run >= Math.Max(period == 1 ? LeastSameWords - 1 : LeastRunWords - period, 2 * period) && run > best.Run && IsSpeech(words, i, period))
                    best = (run, period);
            }
        }

        return best;
    }

    // Rows of numbers and of single letters are data.
    private static bool IsSpeech(WordList words, int last, int period)
    {
        for (var i = last; i > last - period; i--)
        {
            if (words[i].Length > 1 && char.IsLetter(words[i][0]))
                return true;
        }

        return words[last][0] > '\u2E80' && !char.IsDigit(words[last][0]);
    }

    private static (int Repeated, int Grams) Repeated(WordList words)
    {
        var hashes = words.Hashes;
        if (hashes.Length < LeastRepeated)
            return default;
        using var counts = new HashCounts(hashes.Length);
        var repeated = 0;
        for (var i = 0; i + GramWords <= hashes.Length; i++)
        {
            if (counts.Add(HashCounts.Mix(hashes.Slice(i, GramWords))) > 2)
                repeated++;
        }

        return (repeated, hashes.Length - GramWords + 1);
    }
}
