using System.Net;
using System.Text;

namespace LlmAttributes;

/// <summary>The blocks of HTML: headings, paragraphs, lists, tables and what is preformatted. Scripts, styles and the title of the window belong to the block before them and are not read.</summary>
/// <remarks>Parsers of HTML know where elements begin and not where they end, so the tags are found here; there is no tree, so no nesting is too deep.</remarks>
internal sealed class HtmlBlocks : IBlockReader
{
    private static readonly HashSet<string> s_unread = ["script", "style", "template", "title", "noscript", "iframe", "svg", "math"];

    private static readonly HashSet<string> s_blocks =
    [
        "p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "blockquote", "figure", "figcaption", "address", "form", "fieldset", "hr", "body", "html", "details", "summary", "center", "dl", "dt", "dd",
    ];

    private static readonly HashSet<string> s_lists = ["ul", "ol", "menu"];

    private const int LongestTitle = 200;

    private readonly List<HtmlPiece> _pieces = [];
    private readonly List<int> _parts = [];
    private List<TextBlock> _blocks = [];
    private int _lists;
    private int _tables;
    private bool _isPreformatted;
    private int _heading;
    private bool _hasHead;
    private bool _hasText;
    private int _rows;

    public void Read(ReadOnlyMemory<char> page, bool isFirst, List<TextBlock> blocks)
    {
        var text = page.Span;
        _blocks = blocks;
        _pieces.Clear();
        _parts.Clear();
        (_lists, _tables, _isPreformatted, _heading, _hasHead, _hasText, _rows) = (0, 0, false, 0, false, false, 0);
        blocks.Add(new(0, text.Length, ChunkKind.Prose) { IsWrapped = true });
        var begin = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf('<');
            if (next < 0)
                break;
            at += next;
            if (!HtmlTag.TryRead(text, at, out var tag))
            {
                at++;
                continue;
            }

            AddText(text, begin, at);
            var end = !tag.IsEnd && s_unread.Contains(tag.Name) ? EndOfUnread(text, tag) : tag.End;
            if (end == tag.End)
                Enter(text, at, tag);
            else
                _pieces.Add(new(at, end, HtmlPieceKind.Nothing));
            begin = at = end;
        }

        AddText(text, begin, text.Length);
        EndHeading(text, text.Length);
    }

    /// <summary>Gives a part of the page as it is read.</summary>
    public string Render(ReadOnlySpan<char> page, int start, int end)
    {
        var text = new StringBuilder();
        for (var i = PieceAt(start); i < _pieces.Count && _pieces[i].Start < end; i++)
        {
            var piece = _pieces[i];
            if (piece.Kind is HtmlPieceKind.Text or HtmlPieceKind.Preformatted)
                Append(text, WebUtility.HtmlDecode(page[Math.Max(start, piece.Start)..Math.Min(end, piece.End)].ToString()), piece.Kind == HtmlPieceKind.Preformatted);
            else if (piece.Start >= start)
                Append(text, piece.Kind);
        }

        return text.ToString();
    }

    /// <summary>Finds where a row, an item or a line of code ends.</summary>
    public int EndOfPart(int start, int end)
    {
        var index = _parts.BinarySearch(start + 1);
        index = index < 0 ? ~index : index;
        return index < _parts.Count && _parts[index] < end ? _parts[index] : end;
    }

    private void Enter(ReadOnlySpan<char> text, int at, HtmlTag tag)
    {
        var isOutside = _lists == 0 && _tables == 0 && !_isPreformatted;
        var kind = HtmlPieceKind.Nothing;
        if (tag.Name == "pre")
        {
            if (isOutside && !tag.IsEnd)
                Begin(text, at, ChunkKind.Code);
            else if (_isPreformatted && tag.IsEnd && _lists == 0 && _tables == 0)
                Begin(text, tag.End, ChunkKind.Prose);
            _isPreformatted = !tag.IsEnd;
            kind = HtmlPieceKind.Line;
        }
        else if (tag.Name == "table" || s_lists.Contains(tag.Name))
        {
            kind = HtmlPieceKind.Line;
            Nest(text, at, tag, isOutside);
        }
        else if (tag.Name is "tr" or "li")
        {
            if (!tag.IsEnd)
                _parts.Add(at);
            _rows += tag is { Name: "tr", IsEnd: false } && _tables == 1 ? 1 : 0;
            kind = tag.Name == "tr" ? HtmlPieceKind.Line : tag.IsEnd ? HtmlPieceKind.Nothing : HtmlPieceKind.Item;
            if (tag is { Name: "tr", IsEnd: true })
                EndHead(tag.End, isWhole: false);
        }
        else if (tag.Name is "td" or "th")
        {
            _hasHead |= tag.Name == "th";
            kind = tag.IsEnd ? HtmlPieceKind.Cell : HtmlPieceKind.Nothing;
        }
        else if (tag is { Name: "thead", IsEnd: true })
        {
            EndHead(tag.End, isWhole: true);
        }
        else if (tag.Name is ['h', >= '1' and <= '6'])
        {
            kind = HtmlPieceKind.Line;
            if (isOutside)
                EnterHeading(text, at, tag);
        }
        else if (s_blocks.Contains(tag.Name))
        {
            kind = HtmlPieceKind.Line;
            if (isOutside && _heading == 0)
                Begin(text, tag.IsEnd ? tag.End : at, ChunkKind.Prose);
        }
        else if (tag.Name == "br")
        {
            kind = HtmlPieceKind.Line;
        }

        _pieces.Add(new(at, tag.End, kind));
    }

    private void Nest(ReadOnlySpan<char> text, int at, HtmlTag tag, bool isOutside)
    {
        ref var depth = ref tag.Name == "table" ? ref _tables : ref _lists;
        if (!tag.IsEnd)
        {
            if (isOutside)
            {
                Begin(text, at, tag.Name == "table" ? ChunkKind.Table : ChunkKind.List);
                (_hasHead, _rows) = (false, 0);
            }

            depth++;
            return;
        }

        depth = Math.Max(0, depth - 1);
        if (!isOutside && _lists == 0 && _tables == 0 && !_isPreformatted)
            Begin(text, tag.End, ChunkKind.Prose);
    }

    private void EnterHeading(ReadOnlySpan<char> text, int at, HtmlTag tag)
    {
        Begin(text, tag.IsEnd ? tag.End : at, ChunkKind.Prose);
        _heading = tag.IsEnd ? 0 : tag.Name[1] - '0';
    }

    private void EndHeading(ReadOnlySpan<char> text, int end)
    {
        if (_heading == 0)
            return;
        var title = Render(text, _blocks[^1].Start, end).Trim();
        if (title.Length is > 0 and <= LongestTitle)
            _blocks[^1] = _blocks[^1] with { Level = _heading, Title = title };
        _heading = 0;
    }

    // The first row is a head where it has a cell that says so.
    private void EndHead(int end, bool isWhole)
    {
        if (_blocks[^1] is { Kind: ChunkKind.Table } table && _tables == 1 && (isWhole || (_hasHead && _rows == 1)))
            _blocks[^1] = table with { HeaderLength = end - table.Start };
    }

    // What holds no text yet begins with the tags before it.
    private void Begin(ReadOnlySpan<char> text, int start, ChunkKind kind)
    {
        EndHeading(text, start);
        var last = _blocks[^1];
        if (!_hasText)
            _blocks[^1] = new(last.Start, text.Length, kind) { IsWrapped = kind == ChunkKind.Prose };
        if (!_hasText || start >= text.Length)
            return;
        _blocks[^1] = last with { End = start };
        _blocks.Add(new(start, text.Length, kind) { IsWrapped = kind == ChunkKind.Prose });
        _hasText = false;
    }

    private void AddText(ReadOnlySpan<char> text, int start, int end)
    {
        if (start >= end)
            return;
        _pieces.Add(new(start, end, _isPreformatted ? HtmlPieceKind.Preformatted : HtmlPieceKind.Text));
        _hasText |= !text[start..end].IsWhiteSpace();
    }

    private static int EndOfUnread(ReadOnlySpan<char> text, HtmlTag tag)
    {
        var end = text[tag.End..].IndexOf("</" + tag.Name, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
            return text.Length;
        var close = text[(tag.End + end)..].IndexOf('>');
        return close < 0 ? text.Length : tag.End + end + close + 1;
    }

    private int PieceAt(int position)
    {
        var (low, high) = (0, _pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_pieces[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static void Append(StringBuilder text, string value, bool isPreformatted)
    {
        if (isPreformatted)
        {
            text.Append(value);
            return;
        }

        foreach (var c in value)
        {
            if (!char.IsWhiteSpace(c))
                text.Append(c);
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
                text.Append(' ');
        }
    }

    private static void Append(StringBuilder text, HtmlPieceKind kind)
    {
        if (kind == HtmlPieceKind.Nothing)
            return;
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (kind == HtmlPieceKind.Cell)
        {
            text.Append(" | ");
            return;
        }

        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
        if (kind == HtmlPieceKind.Item)
            text.Append("- ");
    }
}
