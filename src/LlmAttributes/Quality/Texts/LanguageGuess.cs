using System.Numerics;

namespace LlmAttributes;

/// <summary>The language of a text, as far as its script and its most common words tell.</summary>
/// <param name="Script">The script of most letters.</param>
/// <param name="Code">The language, or <see langword="null"/> when the words do not tell it.</param>
internal readonly record struct LanguageGuess(Script Script, string? Code)
{
    private const int MostWords = 2048;
    private const int LeastHits = 4;

    // Of running text in any of these languages a quarter to a half are common words; names, formulas and code bring it down.
    private const double LeastShare = 0.1;
    private const double LeastLead = 1.3;

    public static LanguageGuess Of(WordList words)
    {
        var count = Math.Min(words.Count, MostWords);
        Span<int> letters = stackalloc int[(int)Script.Han + 1];
        letters.Clear();
        Span<int> hits = stackalloc int[LanguageWords.Count];
        hits.Clear();
        var spoken = 0;
        for (var i = 0; i < count; i++)
        {
            var word = words[i];
            var script = Scripts.Of(word[0]);
            if (script == Script.None)
                continue;
            letters[(int)script] += word.Length;
            spoken++;

            // Single letters are variables as often as words.
            if (word.Length == 1)
                continue;
            for (var languages = LanguageWords.LanguagesOf(words.Hashes[i]); languages != 0; languages &= languages - 1)
                hits[BitOperations.TrailingZeroCount(languages)]++;
        }

        var main = MainOf(letters);
        return new(main, main == Script.None ? null : LanguageNames.OnlyOf(main) ?? Best(hits, spoken, main));
    }

    private static Script MainOf(ReadOnlySpan<int> letters)
    {
        var total = 0;
        var main = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            total += letters[i];
            if (letters[i] > letters[main])
                main = i;
        }

        // Japanese is written in Chinese characters too, but Chinese in no kana.
        if (main == (int)Script.Han && letters[(int)Script.Kana] * 10 > letters[main])
            main = (int)Script.Kana;
        return letters[main] * 2 > total ? (Script)main : Script.None;
    }

    private static string? Best(ReadOnlySpan<int> hits, int spoken, Script script)
    {
        var best = -1;
        var second = 0;
        for (var i = 0; i < hits.Length; i++)
        {
            if (LanguageNames.ScriptOf(LanguageWords.CodeOf(i)) != script)
                continue;
            if (best < 0 || hits[i] > hits[best])
                (second, best) = (best < 0 ? 0 : hits[best], i);
            else if (hits[i] > second)
                second = hits[i];
        }

        return best >= 0 && hits[best] >= LeastHits && hits[best] >= LeastShare * spoken && hits[best] >= LeastLead * second ? LanguageWords.CodeOf(best) : null;
    }
}
