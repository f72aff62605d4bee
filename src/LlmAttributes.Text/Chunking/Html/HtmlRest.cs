namespace LlmAttributes;

/// <summary>What is skipped up to its end: the rest of a tag, of a comment, or of an element that is not read. A page may end within.</summary>
/// <param name="EndTag">How the tag begins that ends an element.</param>
/// <param name="IsComment">Whether it is a comment.</param>
/// <param name="IsTag">Whether it is a tag.</param>
/// <param name="Quote">What closes the value that the tag stands in.</param>
internal readonly record struct HtmlRest(string? EndTag, bool IsComment = false, bool IsTag = false, char Quote = '\0')
{
    /// <summary>Gets a comment.</summary>
    public static HtmlRest Comment => new(null, IsComment: true);

    /// <summary>Gets a tag.</summary>
    public static HtmlRest Tag => new(null, IsTag: true);

    /// <summary>Gets a value indicating whether there is something to skip.</summary>
    public bool IsOpen => IsTag || IsComment || EndTag is not null;

    /// <summary>Gets an element that ends with its end tag alone.</summary>
    public static HtmlRest Element(ReadOnlySpan<char> name) => new($"</{name}");

    /// <summary>Skips it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="at">Where it goes on.</param>
    /// <param name="left">What of it is left for the next page.</param>
    /// <returns>Where what follows it begins.</returns>
    public int Skip(ReadOnlySpan<char> page, int at, out HtmlRest left) =>
        IsTag ? SkipTag(page, at, out left) : IsComment ? SkipComment(page, at, out left) : SkipElement(page, at, out left);

    // Within quotes a '>' ends nothing; quotes count where a value begins.
    private int SkipTag(ReadOnlySpan<char> page, int at, out HtmlRest left)
    {
        var quote = Quote;
        var isValue = false;
        for (; at < page.Length; at++)
        {
            var c = page[at];
            if (quote != 0)
            {
                quote = c == quote ? '\0' : quote;
                continue;
            }

            if (c == '>')
            {
                left = default;
                return at + 1;
            }

            if (isValue && c is '"' or '\'')
                quote = c;
            isValue = c == '=' || (isValue && char.IsWhiteSpace(c));
        }

        left = this with { Quote = quote };
        return page.Length;
    }

    private int SkipComment(ReadOnlySpan<char> page, int at, out HtmlRest left)
    {
        while (page[at..].IndexOf("--") is >= 0 and var next)
        {
            at += next + 2;
            var end = at < page.Length && page[at] == '!' ? at + 1 : at;
            if (end < page.Length && page[end] == '>')
            {
                left = default;
                return end + 1;
            }

            at--;
        }

        left = this;
        return page.Length;
    }

    private int SkipElement(ReadOnlySpan<char> page, int at, out HtmlRest left)
    {
        while (page[at..].IndexOf(EndTag, StringComparison.OrdinalIgnoreCase) is >= 0 and var next)
        {
            at += next + EndTag!.Length;
            if (at == page.Length || page[at] is '>' or '/' || char.IsWhiteSpace(page[at]))
                return Tag.SkipTag(page, at, out left);
        }

        left = this;
        return page.Length;
    }
}
