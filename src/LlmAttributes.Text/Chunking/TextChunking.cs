using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>Cuts the documents of calls with <see cref="ChunkAttribute"/>: each by a <see cref="DocumentChunker"/> of its limits.</summary>
internal sealed class TextChunking(ChunkerOptions options) : IDocumentChunker
{
    private readonly ConcurrentDictionary<ChunkLimits, DocumentChunker> _chunkers = new();

    public IAsyncEnumerable<DocumentChunk> CutAsync(TextReader document, ChunkLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(limits);
        return _chunkers.GetOrAdd(limits, New).ChunkAsync(document, null, cancellationToken);
    }

    private DocumentChunker New(ChunkLimits limits) => new(new()
    {
        Format = limits.Format,
        MaxTokens = limits.MaxTokens,
        OverlapTokens = limits.OverlapTokens,
        TargetTokens = limits.TargetTokens,
        TokenCounter = limits.TokenCounter ?? options.TokenCounter,
        CohesionWeight = options.CohesionWeight,
        Embeddings = options.Embeddings,
    });
}
