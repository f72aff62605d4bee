namespace LlmAttributes;

/// <summary>Consecutive postings of a term as bytes: each the distance from the row before, and what differs from one occurrence in the text.</summary>
internal static class PostingBlock
{
    // An entry takes at most 15 bytes; larger rows of an index without row numbers spill to a page of their own.
    public const int MostBytes = 940;

    public static void Append(ByteSink sink, int before, Posting posting)
    {
        var isPlain = posting is { Title: 0, Text: 1 };
        sink.Number(((ulong)(posting.Row - before) << 1) | (isPlain ? 0UL : 1UL));
        if (isPlain)
            return;
        sink.Number((ulong)posting.Text);
        sink.Number((ulong)posting.Title);
    }

    public static void Read(int firstRow, ReadOnlySpan<byte> entries, List<Posting> into)
    {
        var reader = new PostingReader(firstRow, entries);
        while (reader.Next())
            into.Add(reader.Current);
    }
}
