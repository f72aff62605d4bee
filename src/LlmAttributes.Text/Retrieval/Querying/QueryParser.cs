using System.Buffers;

namespace LlmAttributes;

/// <summary>Reads a query. Every text is one: a quote without its partner is a sign like any other.</summary>
internal static class QueryParser
{
    /// <summary>How many words of a query count.</summary>
    public const int MostWords = 256;

    /// <summary>How many words there are in most queries, at the most.</summary>
    public const int TypicalWords = 12;

    private static readonly SearchValues<char> s_quotes = SearchValues.Create("\"“”„«»");

    /// <summary>Reads a query.</summary>
    /// <param name="text">The query.</param>
    /// <param name="hasOperators">Whether quotes make phrases and stars prefixes.</param>
    public static List<QueryWord> Parse(string text, bool hasOperators)
    {
        List<QueryWord> words = new(TypicalWords);
        if (!hasOperators)
        {
            AddWords(text, -1, false, words);
            return words;
        }

        var (start, phrase) = (0, 0);
        while (start < text.Length && words.Count < MostWords)
        {
            var open = NextQuote(text, start);
            var close = open < 0 ? -1 : NextQuote(text, open + 1);
            if (close < 0)
            {
                AddWords(text.AsSpan(start), -1, true, words);
                break;
            }

            AddWords(text.AsSpan(start, open - start), -1, true, words);
            var before = words.Count;
            AddWords(text.AsSpan(open + 1, close - open - 1), phrase, false, words);
            if (words.Count > before)
                phrase++;
            start = close + 1;
        }

        return words;
    }

    /// <summary>Whether a word is the beginning of words without being told so: a character alone is no pair, so it is sought as the beginning of one.</summary>
    public static bool IsPrefix(in WordScanner scanner) => scanner.IsUnspaced && IsOne(scanner.Word);

    private static int NextQuote(string text, int start) => start >= text.Length ? -1 : text.AsSpan(start).IndexOfAny(s_quotes) is var at && at < 0 ? -1 : start + at;

    private static void AddWords(ReadOnlySpan<char> text, int phrase, bool hasPrefixes, List<QueryWord> words)
    {
        var scanner = new WordScanner(text);
        while (words.Count < MostWords && scanner.MoveNext())
        {
            var isPrefix = (hasPrefixes && scanner.End < text.Length && text[scanner.End] == '*') || IsPrefix(scanner);
            words.Add(new(scanner.Word.ToString(), phrase, isPrefix));
        }
    }

    private static bool IsOne(ReadOnlySpan<char> word) => word.Length == 1 || (word.Length == 2 && char.IsHighSurrogate(word[0]));
}
