namespace LlmAttributes;

/// <summary>Cuts the documents of calls with <see cref="ChunkAttribute"/>. The package LlmAttributes.Text brings one. Implementations are thread-safe.</summary>
public interface IDocumentChunker
{
    /// <summary>Cuts a document while it is read.</summary>
    /// <param name="document">The document; it is not disposed.</param>
    /// <param name="limits">How large chunks may be.</param>
    /// <param name="cancellationToken">Cancels reading and cutting.</param>
    /// <returns>The chunks, in order; none for an empty document.</returns>
    IAsyncEnumerable<DocumentChunk> CutAsync(TextReader document, ChunkLimits limits, CancellationToken cancellationToken);
}
