namespace LlmAttributes;

/// <summary>Tells what a query asks from the content it asks it about.</summary>
internal static class ContentMarks
{
    public const byte Asked = 0;
    public const byte Behind = 1;
    public const byte Quoted = 2;

    // Behind a colon stands content only when it is more than a word or two, and on further lines only when something was asked before.
    private const int LeastWordsBehind = 3;
    private const int LeastWordsBefore = 3;

    /// <summary>Marks each word.</summary>
    /// <returns>Whether there is content.</returns>
    public static bool Read(QueryText query, Span<byte> parts)
    {
        var (at, close, behind, opened, hasContent) = (0, '\0', false, 0, false);
        for (var i = 0; i < query.Count; i++)
        {
            for (; at <= query.StartOf(i); at++)
            {
                var c = query.Text[at];
                if (close != '\0')
                {
                    if (c == close || (close == '”' && c == '“' && at > opened + 1))
                        close = '\0';
                }
                else if (CloseOf(query.Text, at) is var end and not '\0')
                {
                    (close, opened) = (end, at);
                    hasContent |= at + 1 < query.Text.Length;
                }
                else if (c == '\n')
                {
                    behind |= i >= LeastWordsBefore;
                }
            }

            parts[i] = close != '\0' ? Quoted : behind ? Behind : Asked;
            hasContent |= parts[i] != Asked;
            if (!behind && close == '\0' && IsColon(query, i) && query.Count - i > LeastWordsBehind)
                behind = true;
        }

        return hasContent;
    }

    private static bool IsColon(QueryText query, int word) =>
        query.Text[query.StartOf(word)] == ':' && query.EndOf(word) < query.Text.Length && char.IsWhiteSpace(query.Text[query.EndOf(word)]);

    private static char CloseOf(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '"' => '"',
        '`' => '`',
        '“' => '”',
        '„' => '”',
        '«' => '»',
        '「' => '」',
        // An apostrophe stands inside a word, a quotation mark before one.
        '\'' when (at == 0 || char.IsWhiteSpace(text[at - 1])) && text[(at + 1)..].Contains('\'') => '\'',
        _ => '\0',
    };
}
