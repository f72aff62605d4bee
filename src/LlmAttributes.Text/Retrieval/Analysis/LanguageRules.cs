using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>How the words of a language become terms: which are left out, and how the others are stemmed. Thread-safe.</summary>
internal sealed class LanguageRules
{
    public const string Default = "en";

    private static readonly FrozenDictionary<string, LanguageRules> s_known = new LanguageRules[]
    {
        new("en", StopWords.English, EnglishStemmer.Stem),
        new("de", StopWords.German, GermanStemmer.Stem),
        new("fr", StopWords.French, FrenchStemmer.Stem),
        new("es", StopWords.Spanish, SpanishStemmer.Stem),
        new("ru", StopWords.Russian, RussianStemmer.Stem),
        new("ar", StopWords.Arabic, ArabicStemmer.Stem),
        new("hi", StopWords.Hindi, HindiStemmer.Stem),
    }.ToFrozenDictionary(static rules => rules.Code, StringComparer.OrdinalIgnoreCase);

    private static readonly LanguageRules s_unknown = new("", "", null);

    private readonly FrozenSet<string> _stopWords;
    private readonly StemRule? _stem;

    private LanguageRules(string code, string stopWords, StemRule? stem)
    {
        Code = code;
        _stopWords = stopWords.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
        _stem = stem;
    }

    /// <summary>Shortens a word to its stem in place, which may take a few places more than the word.</summary>
    /// <returns>The length of the stem.</returns>
    public delegate int StemRule(Span<char> letters, int length);

    public string Code { get; }

    /// <summary>Gets the terms of words that were lately met.</summary>
    public TermCache Terms { get; } = new();

    /// <summary>Finds the rules of a language; one without rules of its own has neither stop words nor stems.</summary>
    /// <param name="code">The code, such as <c>en</c> or <c>en-GB</c>.</param>
    public static LanguageRules Of(string code)
    {
        var dash = code.AsSpan().IndexOfAny('-', '_');
        return s_known.GetValueOrDefault(dash < 0 ? code : code[..dash]) ?? s_unknown;
    }

    public bool IsStopWord(string word) => _stopWords.Contains(word);

    public int Stem(Span<char> letters, int length) => _stem is null ? length : _stem(letters, length);
}
