namespace LlmAttributes;

/// <summary>The blocks of HTML as it is read: headings, paragraphs, lists, tables and what is preformatted, without tags, comments, scripts and styles.</summary>
/// <remarks>
/// Parsers of HTML know where elements begin, not where their text stands, so tags are found here; there is no tree, so that no nesting is too deep. The blocks are places in <see cref="Text"/>.
/// </remarks>
internal sealed partial class HtmlBlocks : IBlockReader
{
    private const int LongestTitle = 200;

    private List<TextBlock> _blocks = [];
    private HtmlState _carried;
    private HtmlRest _rest;
    private int _lists;
    private bool _isTable;
    private bool _isPreformatted;
    private string? _title;
    private int _titleStart;
    private int _heading;
    private bool _hasText;
    private int _rows;
    private int _cells;
    private int _headCells;

    /// <summary>Gets what is read of the page.</summary>
    public HtmlText Text { get; } = new();

    private bool IsOutside => _lists == 0 && !_isTable && !_isPreformatted;

    public void Read(ReadOnlyMemory<char> page, bool isFirst, List<TextBlock> blocks)
    {
        if (isFirst)
            _carried = default;
        (_lists, _isTable, _isPreformatted, _rest, _title) = _carried;
        (_blocks, _titleStart, _heading, _hasText, _rows, _cells, _headCells) = (blocks, 0, 0, false, 0, 0, 0);
        var source = page.Span;
        Text.Begin(source.Length);
        blocks.Add(new(0, 0, _carried.Kind));
        for (var at = _rest.IsOpen ? _rest.Skip(source, 0, out _rest) : 0; at < source.Length;)
        {
            var next = source[at..].IndexOf('<');
            next = next < 0 ? source.Length : at + next;
            Add(source, at, next);
            if (next == source.Length)
                break;
            var isTag = HtmlTag.TryRead(source, next, out var tag);
            at = isTag ? Enter(source, tag) : next + 1;
            if (!isTag)
                Add(source, next, at);
        }

        EndHeading();
        blocks[^1] = blocks[^1] with { End = Text.Length };
        if (blocks[^1].Start == Text.Length)
            blocks.RemoveAt(blocks.Count - 1);
    }

    /// <summary>Goes on to the next page.</summary>
    /// <param name="length">How much of the text is done; what is left begins with a block, and is read again.</param>
    public void GoOn(int length)
    {
        _carried = length == Text.Length
            ? new(_lists, _isTable, _isPreformatted, _rest, _title)
            : new(0, false, false, default, _titleStart < length ? _title : _carried.Title);
    }

    private void Add(ReadOnlySpan<char> source, int start, int end) => _hasText |= Text.Add(source, start, end, _isPreformatted);

    // What holds no text yet begins with the tags before it.
    private void Begin(HtmlTag tag, ChunkKind kind)
    {
        Text.Unmark();
        Text.Break(tag, isLine: true);
        EndHeading();
        var last = _blocks[^1];
        if (!_hasText)
        {
            _blocks[^1] = new(last.Start, 0, kind);
            return;
        }

        _blocks[^1] = last with { End = Text.Length };
        _blocks.Add(new(Text.Length, 0, kind));
        _hasText = false;
    }

    private void EndHeading()
    {
        if (_heading == 0)
            return;

        // A heading that repeats the title of the document stands in its place.
        if (TitleFrom(_blocks[^1].Start) is { } title)
            _blocks[^1] = _blocks[^1] with { Level = title == _title ? 1 : _heading, Title = title };
        _heading = 0;
    }

    private string? TitleFrom(int start)
    {
        var title = Text.Text.Span[start..].Trim();
        return title.Length is > 0 and <= LongestTitle ? title.ToString() : null;
    }

    private void EndHead()
    {
        if (_isTable && _blocks[^1] is { Kind: ChunkKind.Table } table)
            _blocks[^1] = table with { HeaderLength = Text.Length - table.Start };
    }
}
