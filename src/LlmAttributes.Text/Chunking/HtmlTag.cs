namespace LlmAttributes;

/// <summary>A tag of HTML, found by the rules that browsers read by: nothing has to be closed, and what is not understood is text.</summary>
/// <param name="End">Where what follows it begins.</param>
/// <param name="Name">Its name in lower case; empty for comments and declarations.</param>
/// <param name="IsEnd">Whether it ends an element.</param>
internal readonly record struct HtmlTag(int End, string Name, bool IsEnd)
{
    private const int LongestName = 16;

    /// <summary>Reads what begins with <c>&lt;</c>.</summary>
    /// <returns>Whether it is a tag, a comment or a declaration.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out HtmlTag tag)
    {
        tag = default;
        var rest = text[start..];
        if (rest.StartsWith("<!--"))
        {
            var end = rest.Length > 4 ? rest[4..].IndexOf("-->") : -1;
            tag = new(end < 0 ? text.Length : start + 4 + end + 3, "", false);
            return true;
        }

        if (rest.Length < 2)
            return false;
        if (rest[1] is '!' or '?')
        {
            var end = rest.IndexOf('>');
            tag = new(end < 0 ? text.Length : start + end + 1, "", false);
            return true;
        }

        var isEnd = rest[1] == '/';
        var first = isEnd ? 2 : 1;
        if (first >= rest.Length || !char.IsAsciiLetter(rest[first]))
            return false;
        var last = first;
        while (last < rest.Length && (char.IsAsciiLetterOrDigit(rest[last]) || rest[last] == '-'))
            last++;
        var name = last - first <= LongestName ? rest[first..last].ToString().ToLowerInvariant() : "-";
        tag = new(EndOf(text, start + last), name, isEnd);
        return true;
    }

    // Within quotes a '>' ends nothing.
    private static int EndOf(ReadOnlySpan<char> text, int at)
    {
        var quote = '\0';
        var isValue = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (quote != 0)
                quote = c == quote ? '\0' : quote;
            else if (c == '>')
                return at + 1;
            else if (c is '"' or '\'' && isValue)
                quote = c;
            isValue = quote == 0 && (c == '=' || (isValue && char.IsWhiteSpace(c)));
        }

        return text.Length;
    }
}
