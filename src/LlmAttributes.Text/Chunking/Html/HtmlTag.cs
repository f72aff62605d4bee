namespace LlmAttributes;

/// <summary>A tag, a comment or a declaration, found by the rules that browsers read by: nothing has to be closed, and what is not understood is text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where what follows it begins.</param>
/// <param name="Element">What it means.</param>
/// <param name="IsEnd">Whether it ends an element.</param>
internal readonly record struct HtmlTag(int Start, int End, HtmlElement Element, bool IsEnd)
{
    private const int LongestName = 16;
    private const string LiteralStart = "<![CDATA[";
    private const string LiteralEnd = "]]>";

    /// <summary>Gets where its name ends.</summary>
    public int NameEnd { get; init; }

    /// <summary>Gets the level of a heading.</summary>
    public int Level { get; init; }

    /// <summary>Gets what is left of it for the next page.</summary>
    public HtmlRest Rest { get; init; }

    /// <summary>Reads what begins with <c>&lt;</c>.</summary>
    /// <returns>Whether it is a tag, a comment or a declaration.</returns>
    public static bool TryRead(ReadOnlySpan<char> page, int start, out HtmlTag tag)
    {
        tag = default;
        var text = page[start..];
        if (text.Length < 2)
            return false;
        if (text[1] is '!' or '?')
        {
            tag = Declaration(page, start);
            return true;
        }

        var isEnd = text[1] == '/';
        var first = isEnd ? 2 : 1;
        if (first >= text.Length || !char.IsAsciiLetter(text[first]))
            return false;
        var last = first;
        while (last < text.Length && text[last] is not ('>' or '/') && !char.IsWhiteSpace(text[last]))
            last++;
        var end = HtmlRest.Tag.Skip(page, start + last, out var rest);
        tag = rest.IsOpen
            ? new(start, end, HtmlElement.Nothing, isEnd) { Rest = rest }
            : new(start, end, ElementOf(text[first..last], out var level), isEnd) { NameEnd = start + last, Level = level };
        return true;
    }

    /// <summary>The text of a literal section; what is not closed ends with the page.</summary>
    public (int Start, int End) Literal(ReadOnlySpan<char> page)
    {
        var first = Start + LiteralStart.Length;
        return (first, page[first..End].EndsWith(LiteralEnd) ? End - LiteralEnd.Length : End);
    }

    private static HtmlTag Declaration(ReadOnlySpan<char> page, int start)
    {
        var text = page[start..];
        if (text.StartsWith("<!--"))
        {
            // '<!-->' is a whole comment.
            var behind = HtmlRest.Comment.Skip(page, start + 2, out var rest);
            return new(start, behind, HtmlElement.Nothing, false) { Rest = rest };
        }

        if (text.StartsWith(LiteralStart))
        {
            var close = text[LiteralStart.Length..].IndexOf(LiteralEnd);
            return new(start, close < 0 ? page.Length : start + LiteralStart.Length + close + LiteralEnd.Length, HtmlElement.Literal, false);
        }

        var end = text.IndexOf('>');
        return new(start, end < 0 ? page.Length : start + end + 1, HtmlElement.Nothing, false) { Rest = end < 0 ? HtmlRest.Tag : default };
    }

    private static HtmlElement ElementOf(ReadOnlySpan<char> name, out int level)
    {
        level = 0;
        if (name.Length > LongestName)
            return HtmlElement.Inline;
        Span<char> lower = stackalloc char[LongestName];
        lower = lower[..name.ToLowerInvariant(lower)];
        if (lower is ['h', >= '1' and <= '6'])
        {
            level = lower[1] - '0';
            return HtmlElement.Heading;
        }

        return lower switch
        {
            "title" => HtmlElement.Title,
            "br" => HtmlElement.LineBreak,
            "caption" => HtmlElement.Line,
            "li" => HtmlElement.Item,
            "table" => HtmlElement.Table,
            "thead" => HtmlElement.TableHead,
            "tr" => HtmlElement.Row,
            "td" => HtmlElement.Cell,
            "th" => HtmlElement.HeadCell,
            "ul" or "ol" or "menu" or "dir" or "dl" => HtmlElement.List,
            "pre" or "listing" or "xmp" => HtmlElement.Preformatted,
            "script" or "style" or "template" or "noscript" or "iframe" or "noembed" or "noframes" or "svg" => HtmlElement.Unread,
            "p" or "div" or "section" or "article" or "header" or "footer" or "main" or "nav" or "aside" or "blockquote" or "figure" or "figcaption" or "address" or "form" or "fieldset" or "legend" or "hgroup"
                or "search" or "dialog" or "details" or "summary" or "center" or "dt" or "dd" or "hr" or "option" or "optgroup" or "head" or "body" or "html" => HtmlElement.Block,
            _ => HtmlElement.Inline,
        };
    }
}
