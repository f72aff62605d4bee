namespace LlmAttributes.Evaluation.Chunking;

/// <summary>A part of a document, in code points.</summary>
internal readonly record struct TextRange(string Corpus, int Start, int End)
{
    public int Length => End - Start;

    /// <summary>Joins ranges of one document that overlap.</summary>
    public static List<TextRange> Union(IEnumerable<TextRange> ranges)
    {
        List<TextRange> joined = [];
        foreach (var range in ranges.OrderBy(static r => r.Corpus, StringComparer.Ordinal).ThenBy(static r => r.Start))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Corpus == range.Corpus && range.Start <= last.End)
                joined[^1] = last with { End = Math.Max(last.End, range.End) };
            else
                joined.Add(range);
        }

        return joined;
    }

    public int Overlap(TextRange other) => Corpus == other.Corpus ? Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start)) : 0;

    public static int Overlap(IReadOnlyList<TextRange> left, IReadOnlyList<TextRange> right)
    {
        var sum = 0;
        foreach (var a in left)
        {
            foreach (var b in right)
                sum += a.Overlap(b);
        }

        return sum;
    }
}
