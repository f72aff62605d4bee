namespace LlmAttributes;

/// <summary>Looks for phrases in a text, whole words, case apart.</summary>
internal static class Phrases
{
    /// <summary>Orders phrases as they are looked for: once one is longer than a text, so are all that follow.</summary>
    public static string[] Of(params string[] phrases) => [.. phrases.OrderBy(static phrase => phrase.Length)];

    /// <summary>Whether one of the phrases stands in the text.</summary>
    public static bool HasAny(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Length > text.Length)
                break;
            if (Count(text, phrase, most: 1) > 0)
                return true;
        }

        return false;
    }

    /// <summary>Counts all phrases together.</summary>
    public static int Count(ReadOnlySpan<char> text, string[] phrases)
    {
        var count = 0;
        foreach (var phrase in phrases)
        {
            if (phrase.Length > text.Length)
                break;
            count += Count(text, phrase, int.MaxValue);
        }

        return count;
    }

    /// <summary>Puts the plain apostrophe in the place of the typographic one, which models use as often.</summary>
    public static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text) => text.Contains('’') ? text.ToString().Replace('’', '\'') : text;

    private static int Count(ReadOnlySpan<char> text, string phrase, int most)
    {
        var count = 0;
        for (var from = 0; from <= text.Length - phrase.Length && count < most;)
        {
            var at = text[from..].IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                break;
            at += from;
            from = at + phrase.Length;
            if (IsWhole(text, at, from))
                count++;
        }

        return count;
    }

    // Scripts without blanks have no borders of words to look for.
    private static bool IsWhole(ReadOnlySpan<char> text, int start, int end) =>
        text[start] >= '\u0E00' || ((start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])));
}
