namespace LlmAttributes;

internal sealed partial class HtmlBlocks
{
    private int Enter(ReadOnlySpan<char> source, HtmlTag tag)
    {
        switch (tag.Element)
        {
            case HtmlElement.Nothing:
                _rest = tag.Rest;
                break;
            case HtmlElement.Literal:
                var (start, end) = tag.Literal(source);
                _hasText |= Text.AddLiteral(source, start, end);
                break;
            case HtmlElement.Unread or HtmlElement.Title when !tag.IsEnd && source[tag.End - 2] != '/':
                return Skip(source, tag);
            case HtmlElement.Heading:
                EnterHeading(tag);
                break;
            case HtmlElement.Block:
                EnterBlock(tag);
                break;
            case HtmlElement.Line:
                Text.Break(tag, isLine: true);
                break;
            case HtmlElement.LineBreak:
                Text.Break(tag, isLine: !_isTable && _heading == 0);
                break;
            case HtmlElement.List:
                EnterList(tag);
                break;
            case HtmlElement.Item:
                Text.Break(tag, isLine: !_isTable);
                if (!tag.IsEnd)
                    Text.Mark("- ", tag);
                break;
            case HtmlElement.Preformatted:
                EnterPreformatted(tag);
                break;
            case HtmlElement.Table:
                EnterTable(tag);
                break;
            case HtmlElement.TableHead when tag.IsEnd:
                Text.Break(tag, isLine: true);
                EndHead();
                break;
            case HtmlElement.Row:
                EnterRow(tag);
                break;
            case HtmlElement.Cell or HtmlElement.HeadCell when !tag.IsEnd:
                EnterCell(tag);
                break;
        }

        if (tag.IsEnd)
            Text.Extend(tag.Start, tag.End);
        return tag.End;
    }

    private int Skip(ReadOnlySpan<char> source, HtmlTag tag)
    {
        var name = source[(tag.Start + 1)..tag.NameEnd];
        var end = HtmlRest.Element(name).Skip(source, tag.End, out _rest);
        if (tag.Element != HtmlElement.Title || _title is not null || _rest.IsOpen)
            return end;
        Begin(tag, ChunkKind.Prose);
        (_titleStart, _heading) = (_blocks[^1].Start, 1);
        Add(source, tag.End, tag.End + source[tag.End..end].LastIndexOf("</"));
        _title = _hasText ? TitleFrom(_titleStart) : null;
        Begin(new(tag.Start, end, tag.Element, IsEnd: true), ChunkKind.Prose);
        return end;
    }

    // A heading ends lists and tables that were not closed, and those that only lay a page out.
    private void EnterHeading(HtmlTag tag)
    {
        if (!tag.IsEnd)
            (_lists, _isTable, _isPreformatted) = (0, false, false);
        if (!tag.IsEnd || _heading > 0)
            Begin(tag, ChunkKind.Prose);
        else
            Text.Break(tag, isLine: !_isTable);
        _heading = tag.IsEnd ? 0 : tag.Level + (_title is null ? 0 : 1);
    }

    private void EnterBlock(HtmlTag tag)
    {
        if (IsOutside && (_heading == 0 || (!tag.IsEnd && _hasText)))
            Begin(tag, ChunkKind.Prose);
        else
            Text.Break(tag, isLine: !_isTable && _heading == 0);
    }

    private void EnterList(HtmlTag tag)
    {
        if (!tag.IsEnd)
        {
            if (IsOutside)
                Begin(tag, ChunkKind.List);
            else
                Text.Break(tag, isLine: !_isTable);
            _lists++;
            return;
        }

        _lists = Math.Max(0, _lists - 1);
        if (IsOutside)
            Begin(tag, ChunkKind.Prose);
        else
            Text.Break(tag, isLine: !_isTable);
    }

    private void EnterPreformatted(HtmlTag tag)
    {
        if (!tag.IsEnd)
        {
            if (IsOutside)
                Begin(tag, ChunkKind.Code);
            else
                Text.Break(tag, isLine: true);
            _isPreformatted = true;
            return;
        }

        _isPreformatted = false;
        if (IsOutside)
            Begin(tag, ChunkKind.Prose);
        else
            Text.Break(tag, isLine: true);
    }

    // A table within a table tells that the outer one lays the page out.
    private void EnterTable(HtmlTag tag)
    {
        _isTable = false;
        if (IsOutside)
            Begin(tag, tag.IsEnd ? ChunkKind.Prose : ChunkKind.Table);
        else
            Text.Break(tag, isLine: true);
        (_isTable, _rows, _cells, _headCells) = (!tag.IsEnd, 0, 0, 0);
    }

    // The first row is a head where all its cells say so.
    private void EnterRow(HtmlTag tag)
    {
        Text.Break(tag, isLine: true);
        if (_rows == 1 && _cells > 0 && _headCells == _cells)
            EndHead();
        (_cells, _headCells) = (0, 0);
        _rows += tag.IsEnd ? 0 : 1;
    }

    private void EnterCell(HtmlTag tag)
    {
        if (_cells++ > 0)
            Text.Separate(tag);
        if (tag.Element == HtmlElement.HeadCell)
            _headCells++;
    }
}
