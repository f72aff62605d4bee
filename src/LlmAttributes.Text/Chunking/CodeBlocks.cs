namespace LlmAttributes;

/// <summary>The blocks of source code: each begins with a line that is not indented, behind an empty line.</summary>
internal sealed class CodeBlocks : IBlockReader
{
    public void Read(ReadOnlyMemory<char> page, bool isFirst, List<TextBlock> blocks)
    {
        var text = page.Span;
        var start = 0;
        var isBehindEmpty = false;
        for (var at = 0; at < text.Length;)
        {
            var end = PlainTextBlocks.EndOfLine(text, at);
            var isEmpty = text[at..end].IsWhiteSpace();
            if (isBehindEmpty && !isEmpty && at > start && !char.IsWhiteSpace(text[at]) && text[at] is not ('}' or ')' or ']'))
            {
                blocks.Add(new(start, at, ChunkKind.Code));
                start = at;
            }

            isBehindEmpty = isEmpty;
            at = end;
        }

        if (start < text.Length)
            blocks.Add(new(start, text.Length, ChunkKind.Code));
    }
}
