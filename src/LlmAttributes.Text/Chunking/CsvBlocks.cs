namespace LlmAttributes;

/// <summary>The records of comma-separated values; line breaks within quotes end none.</summary>
internal sealed class CsvBlocks : IBlockReader
{
    private string? _header;

    public void Read(ReadOnlyMemory<char> page, bool isFirst, List<TextBlock> blocks)
    {
        var text = page.Span;
        if (isFirst)
            _header = null;
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfRecord(text, at);
            var isHeader = _header is null;
            blocks.Add(new(at, end, ChunkKind.Records) { Header = _header });
            if (isHeader)
                _header = text[at..end].ToString();
            at = end;
        }
    }

    private static int EndOfRecord(ReadOnlySpan<char> text, int start)
    {
        var isQuoted = false;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '"')
                isQuoted = !isQuoted;
            else if (text[at] is '\n' or '\r' && !isQuoted)
                return PlainTextBlocks.EndOfLine(text, at);
        }

        return text.Length;
    }
}
