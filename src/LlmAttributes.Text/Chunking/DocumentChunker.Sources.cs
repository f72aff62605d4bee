using System.Runtime.CompilerServices;

namespace LlmAttributes;

public sealed partial class DocumentChunker
{
    /// <summary>Cuts a stream while it is read: by its byte order mark UTF-8, UTF-16 or UTF-32, without one UTF-8.</summary>
    /// <param name="stream">The stream; it is not disposed. Where bytes that are no text shall be replaced, open it by <see cref="DocumentText"/>.</param>
    /// <param name="progress">Is told after each page.</param>
    /// <param name="cancellationToken">Cancels reading and cutting.</param>
    /// <returns>The chunks, in order.</returns>
    /// <exception cref="InvalidDataException">The stream has bytes that are no text.</exception>
    public IAsyncEnumerable<DocumentChunk> ChunkStreamAsync(Stream stream, IProgress<ChunkProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ChunkAsync(DocumentText.Open(stream), progress, cancellationToken);

    /// <summary>Cuts a file while it is read: by its byte order mark UTF-8, UTF-16 or UTF-32, without one UTF-8.</summary>
    /// <param name="file">The file.</param>
    /// <param name="progress">Is told after each page.</param>
    /// <param name="cancellationToken">Cancels reading and cutting.</param>
    /// <returns>The chunks, in order.</returns>
    /// <exception cref="InvalidDataException">The file has bytes that are no text.</exception>
    public async IAsyncEnumerable<DocumentChunk> ChunkFileAsync(FileInfo file, IProgress<ChunkProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var text = DocumentText.Open(file);
        var format = _options.Format == DocumentFormat.Auto ? DocumentFormats.OfFile(file.Name) : _options.Format;
        await foreach (var chunk in CutAsync(text, format, progress, cancellationToken).ConfigureAwait(false))
            yield return chunk;
    }

    /// <summary>Cuts a text that comes in pieces, such as the stream of a call.</summary>
    /// <param name="pieces">The pieces, whose texts joined are the document.</param>
    /// <param name="progress">Is told after each page.</param>
    /// <param name="cancellationToken">Cancels reading and cutting.</param>
    /// <returns>The chunks, in order.</returns>
    public async IAsyncEnumerable<DocumentChunk> ChunkPiecesAsync(IAsyncEnumerable<string> pieces, IProgress<ChunkProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var text = DocumentText.Open(pieces);
        await using (((IAsyncDisposable)text).ConfigureAwait(false))
        {
            await foreach (var chunk in ChunkAsync(text, progress, cancellationToken).ConfigureAwait(false))
                yield return chunk;
        }
    }
}
