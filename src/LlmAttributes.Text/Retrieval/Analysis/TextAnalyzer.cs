using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <summary>Turns texts into terms: words in small letters and compatible forms, without stop words, stemmed, Latin letters without accents.</summary>
internal static class TextAnalyzer
{
    // A stem may take more places than its word, as ß becomes ss.
    private const int Buffer = 2 * WordScanner.LongestWord;

    public static List<string> TermsOf(string text, LanguageRules rules)
    {
        List<string> terms = [];
        AddTerms(text, rules, terms);
        return terms;
    }

    public static void AddTerms(ReadOnlySpan<char> text, LanguageRules rules, List<string> terms)
    {
        var scanner = new WordScanner(text);
        while (scanner.MoveNext())
        {
            if (TermOf(scanner.Word, rules) is { } term)
                terms.Add(term);
        }
    }

    /// <summary>Finds the term of a word.</summary>
    /// <returns>The term; <see langword="null"/> for a stop word.</returns>
    public static string? TermOf(ReadOnlySpan<char> word, LanguageRules rules)
    {
        if (rules.Terms.TryGet(word, out var term))
            return term;

        // No language stems a number, and there are too many of them to keep.
        if (word.Length <= WordScanner.LongestWord && !word.ContainsAnyExceptInRange('0', '9'))
            return word.Length == 0 ? null : word.ToString();
        term = Analyse(word, rules);
        rules.Terms.Add(word, term);
        return term;
    }

    /// <summary>Gives a word the form in which terms are compared, without stemming it.</summary>
    public static string PlainForm(ReadOnlySpan<char> word)
    {
        var plain = Cut(word).ToString();
        if (!Ascii.IsValid(plain))
            plain = Compatible(plain);
        return plain.ToLowerInvariant();
    }

    private static string? Analyse(ReadOnlySpan<char> word, LanguageRules rules)
    {
        var plain = PlainForm(word);
        if (plain.Length == 0 || rules.IsStopWord(plain))
            return null;
        Span<char> letters = stackalloc char[Buffer];
        plain.CopyTo(letters);
        var stem = letters[..rules.Stem(letters, plain.Length)];
        return WithoutAccents(stem.ToString());
    }

    /// <summary>Takes the accents from Latin letters; in other scripts marks make other letters.</summary>
    public static string WithoutAccents(string word)
    {
        if (Ascii.IsValid(word) || word[0] >= '\u0250')
            return word;
        var open = word.Normalize(NormalizationForm.FormD);
        return string.Concat(open.Where(static c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)) is { Length: > 0 } plain ? plain.Normalize(NormalizationForm.FormC) : word;
    }

    // Compatible forms may hold blanks and signs, which are no part of a term.
    private static string Compatible(string word)
    {
        var compatible = new StringBuilder();
        foreach (var rune in word.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                compatible.Append(rune.ToString());
        }

        return Cut(compatible.ToString()).ToString();
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word)
    {
        if (word.Length > WordScanner.LongestWord)
            word = word[..WordScanner.LongestWord];
        return word.Length > 0 && char.IsHighSurrogate(word[^1]) ? word[..^1] : word;
    }
}
