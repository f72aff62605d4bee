namespace LlmAttributes;

/// <summary>The ends of sentences, by their punctuation.</summary>
internal static class Sentences
{
    public static bool IsTerminator(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '۔' or '።' or '։';

    /// <summary>Counts the sentences; a line without punctuation is one.</summary>
    public static int Count(string text)
    {
        var count = 0;
        var isOpen = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || EndsAt(text, i))
            {
                count += isOpen ? 1 : 0;
                isOpen = false;
            }
            else
            {
                isOpen |= char.IsLetterOrDigit(text[i]);
            }
        }

        return count + (isOpen ? 1 : 0);
    }

    /// <summary>Whether a sentence ends with the character at a place: not within a number, a file name or an initial.</summary>
    public static bool EndsAt(ReadOnlySpan<char> text, int at)
    {
        if (!IsTerminator(text[at]))
            return false;
        var next = at + 1;
        while (next < text.Length && (IsTerminator(text[next]) || IsCloser(text[next])))
            next++;
        if (next >= text.Length || text[at] > '\u2100')
            return true;
        if (!char.IsWhiteSpace(text[next]))
            return false;

        // "J. Smith", "e.g. this" and "1. First" do not end a sentence.
        if (text[at] != '.')
            return true;
        var start = at;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        if (at - start == 1 && (char.IsUpper(text[start]) || (start > 0 && text[start - 1] == '.')))
            return false;
        if (at > start && char.IsAsciiDigit(text[start]) && IsLineStart(text[..start]))
            return false;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        return next >= text.Length || !char.IsLower(text[next]);
    }

    private static bool IsLineStart(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" -*#>\t");
        return before.IsEmpty || before[^1] == '\n';
    }

    public static bool IsCloser(char c) => c is '"' or '\'' or '”' or '’' or '»' or '“' or ')' or ']' or '}' or '」' or '』' or '）' or '*' or '_' or '`';
}
