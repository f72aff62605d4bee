namespace LlmAttributes;

/// <summary>The elements of a JSON array, the properties of an object, or the values of a file that has one on each line.</summary>
internal sealed class JsonBlocks : IBlockReader
{
    private bool _hasRoot;

    public void Read(ReadOnlyMemory<char> page, bool isFirst, List<TextBlock> blocks)
    {
        var text = page.Span;
        if (isFirst)
            _hasRoot = true;
        var start = isFirst || !_hasRoot ? 0 : 1;
        if (isFirst && EndOfRoot(text) is var end && !text[end..].IsWhiteSpace())
            _hasRoot = false;
        Split(text, start, blocks);
    }

    private static int EndOfRoot(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var at = text.IndexOfAnyExcept(" \t\r\n\ufeff"); at >= 0 && at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    at = EndOfString(text, at);
                    break;
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}' when --depth <= 0:
                    return at + 1;
                case '\n' when depth == 0:
                    return at;
            }
        }

        return text.Length;
    }

    private void Split(ReadOnlySpan<char> text, int depth, List<TextBlock> blocks)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    at = EndOfString(text, at);
                    break;
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    break;
                case ',' when depth == 1 && _hasRoot:
                case '\n' when depth == 0 && !_hasRoot:
                    at++;
                    while (at < text.Length && char.IsWhiteSpace(text[at]))
                        at++;
                    blocks.Add(new(start, at, ChunkKind.Records));
                    start = at--;
                    break;
            }
        }

        if (start < text.Length)
            blocks.Add(new(start, text.Length, ChunkKind.Records));
    }

    private static int EndOfString(ReadOnlySpan<char> text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '"')
                return at;
        }

        return text.Length - 1;
    }
}
