namespace LlmAttributes.Evaluation.Chunking;

/// <summary>Recursive character splitting: a text is cut at the first separator that it has, what is still too long at the next, and short neighbours are joined.</summary>
internal static class RecursiveSplitter
{
    private static readonly string[] s_separators = ["\n\n", "\n", ". ", " "];

    /// <returns>The chunks in UTF-16 units; separators stay at the end of what they end.</returns>
    public static List<(int Start, int End)> Split(string text, int size) => Split(text, 0, text.Length, size, s_separators);

    private static List<(int Start, int End)> Split(string text, int start, int end, int size, ReadOnlySpan<string> separators)
    {
        List<(int Start, int End)> joined = [];
        if (end - start <= size)
        {
            joined.Add((start, end));
            return joined;
        }

        if (separators.IsEmpty)
        {
            for (; start < end; start += size)
                joined.Add((start, Math.Min(end, start + size)));
            return joined;
        }

        for (var at = start; at < end;)
        {
            var found = text.IndexOf(separators[0], at, end - at, StringComparison.Ordinal);
            var next = found < 0 ? end : found + separators[0].Length;
            foreach (var piece in Split(text, at, next, size, separators[1..]))
            {
                if (joined.Count > 0 && piece.End - joined[^1].Start <= size)
                    joined[^1] = (joined[^1].Start, piece.End);
                else
                    joined.Add(piece);
            }

            at = next;
        }

        return joined;
    }
}
