namespace LlmAttributes.Evaluation.Chunking;

/// <summary>The documents cut in one way, and what is found in them.</summary>
internal sealed class ChunkedCorpora
{
    private const int Top = 5;

    private readonly List<IndexedChunk> _chunks;
    private readonly PlainIndex _index;

    public ChunkedCorpora(IEnumerable<IndexedChunk> chunks)
    {
        _chunks = [.. chunks];
        _index = new(_chunks);
    }

    public List<TextRange> Find(ChunkingQuestion question) => _index.Best(question.Words, Top).ConvertAll(i => _chunks[i].Range);

    public double MeanLength(IReadOnlyList<ChunkingQuestion> questions) => questions.Average(question => (double)Find(question).Sum(static range => range.Length));

    public ChunkingScore Score(ChunkingQuestion question)
    {
        var found = Find(question);
        var retrieved = found.Sum(static range => range.Length);
        var reference = question.References.Sum(static range => range.Length);
        var covered = TextRange.Overlap(TextRange.Union(found), question.References);
        List<TextRange> touching = [.. _chunks.Select(static chunk => chunk.Range).Where(range => question.References.Any(r => r.Overlap(range) > 0))];
        var touched = touching.Sum(static range => range.Length);
        return new(
            (double)covered / reference,
            retrieved == 0 ? 0 : (double)covered / retrieved,
            (double)covered / (retrieved + reference - covered),
            touched == 0 ? 0 : (double)TextRange.Overlap(TextRange.Union(touching), question.References) / touched);
    }
}
