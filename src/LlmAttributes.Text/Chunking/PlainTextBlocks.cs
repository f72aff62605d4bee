using System.Buffers;

namespace LlmAttributes;

/// <summary>Paragraphs and headings of plain text: a line is a paragraph, unless lines are wrapped at one width.</summary>
internal sealed class PlainTextBlocks : IBlockReader
{
    private const int LeastWidth = 40;
    private const int MostWidth = 140;
    private const int LeastWrapped = 3;
    private const int LongestTitle = 200;

    // Wrapped lines fill their width but for the last word; the last line of a paragraph may be any length.
    private const double FilledShare = 0.7;

    private static readonly SearchValues<char> s_ends = SearchValues.Create("\n\r\u0085\u2028\u2029");

    private readonly List<(int Start, int End)> _lines = [];

    public void Read(ReadOnlyMemory<char> page, bool isFirst, List<TextBlock> blocks)
    {
        var text = page.Span;
        _lines.Clear();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfLine(text, at);
            if (text[at..end].IsWhiteSpace())
            {
                Close(text, end, blocks);
                Extend(blocks, end);
            }
            else
            {
                _lines.Add((at, end));
            }

            at = end;
        }

        Close(text, text.Length, blocks);
        Extend(blocks, text.Length);
    }

    public static int EndOfLine(ReadOnlySpan<char> text, int start)
    {
        var at = text[start..].IndexOfAny(s_ends);
        if (at < 0)
            return text.Length;
        at += start;
        return text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
    }

    // White space belongs to the block before it; at the beginning of a page it has none, and the first block begins with it.
    private static void Extend(List<TextBlock> blocks, int end)
    {
        if (blocks.Count > 0)
            blocks[^1] = blocks[^1] with { End = end };
        else
            blocks.Add(new(0, end, ChunkKind.Prose));
    }

    private void Close(ReadOnlySpan<char> text, int end, List<TextBlock> blocks)
    {
        if (_lines.Count == 0)
            return;
        if (IsWrapped(text))
        {
            blocks.Add(new(_lines[0].Start, end, ChunkKind.Prose) { IsWrapped = true });
        }
        else
        {
            foreach (var (start, lineEnd) in _lines)
            {
                var level = LevelOf(text[start..lineEnd], out var title);
                blocks.Add(new(start, lineEnd, ChunkKind.Prose) { Level = level, Title = title });
            }
        }

        _lines.Clear();
    }

    private bool IsWrapped(ReadOnlySpan<char> text)
    {
        if (_lines.Count < LeastWrapped)
            return false;
        var longest = 0;
        foreach (var (start, end) in _lines)
            longest = Math.Max(longest, text[start..end].TrimEnd().Length);
        if (longest is < LeastWidth or > MostWidth)
            return false;
        for (var i = 0; i < _lines.Count - 1; i++)
        {
            if (text[_lines[i].Start.._lines[i].End].TrimEnd().Length < FilledShare * longest)
                return false;
        }

        return true;
    }

    private static int LevelOf(ReadOnlySpan<char> line, out string? title)
    {
        title = null;
        line = line.Trim();
        if (line.Length is < 3 or > LongestTitle || line[0] is not ('#' or '='))
            return 0;
        var level = line.IndexOfAnyExcept(line[0]);
        var inner = level < 0 ? default : line[level..];

        // Wikis write '= = Title = =' as well as '== Title =='.
        while (line[0] == '=' && inner.StartsWith(" = "))
        {
            inner = inner[2..];
            level++;
        }

        if (level is < 1 or > 6 || inner.Length == 0 || !char.IsWhiteSpace(inner[0]) || (line[0] == '=' && line[^1] != '='))
            return 0;
        inner = inner.TrimEnd("#= ").Trim();
        if (inner.Length == 0)
            return 0;
        title = inner.ToString();
        return level;
    }
}
