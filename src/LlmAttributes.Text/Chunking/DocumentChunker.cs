using System.Runtime.CompilerServices;

namespace LlmAttributes;

/// <summary>Cuts documents into chunks within a limit of tokens, where structure and meaning allow it best. Thread-safe.</summary>
/// <remarks>
/// A document is read in pages of 131,072 characters that end where a block does, so memory does not grow with it. The boundaries of a page are the best there are for a cost, found
/// by dynamic programming: how far the tokens of each chunk are from <see cref="ChunkerOptions.TargetTokens"/>, what each boundary breaks up (nothing between paragraphs, a sentence, a heading and its
/// text), less the rare words that the sentences of a chunk share. Sizes in that cost are estimates; <see cref="ChunkerOptions.MaxTokens"/> holds by the counter itself. Lists, tables and fenced code are cut
/// only when they are longer than a chunk alone. The same text and options always give the same chunks.
/// </remarks>
public sealed partial class DocumentChunker
{
    private readonly ChunkerOptions _options;
    private readonly LlmRuntime? _runtime;
    private readonly EmbeddingTies? _ties;

    /// <summary>Creates a chunker.</summary>
    /// <param name="options">How it cuts; by default plain text to 512 tokens.</param>
    /// <param name="runtime">The runtime that outcomes and times are reported to as <see cref="LlmComponents.Chunker"/>; by default none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    public DocumentChunker(ChunkerOptions? options = null, LlmRuntime? runtime = null)
    {
        options ??= new();
        options.Validate();
        _options = new()
        {
            Format = options.Format,
            MaxTokens = options.MaxTokens,
            MinTokens = options.MinTokens,
            OverlapTokens = options.OverlapTokens,
            TargetTokens = options.TargetTokens,
            CohesionWeight = options.CohesionWeight,
            TokenCounter = options.TokenCounter,
            Embeddings = options.Embeddings,
        };
        _ties = options.Embeddings is { } embeddings ? new(embeddings, options.CohesionWeight) : null;
        _runtime = runtime;
    }

    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels between pages.</param>
    /// <returns>The chunks, in order; none for an empty text.</returns>
    /// <exception cref="InvalidOperationException">The options have <see cref="ChunkerOptions.Embeddings"/>, which can only be awaited.</exception>
    public IReadOnlyList<DocumentChunk> Chunk(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_ties is not null)
            throw new InvalidOperationException("A chunker with Embeddings cannot cut without waiting for them; call ChunkAsync.");
        var start = Start();
        List<DocumentChunk> chunks = [];
        try
        {
            using var cutter = new PageCutter(_options, _options.Format);
            var rest = text.AsMemory();
            for (var size = PageWindow.Length; !rest.IsEmpty;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var isLast = rest.Length <= size;
                var length = cutter.Read(isLast ? rest : rest[..size], isLast);
                if (length == 0)
                {
                    size *= 2;
                    continue;
                }

                cutter.Cut(chunks);
                rest = rest[length..];
                size = PageWindow.Length;
            }
        }
        catch (Exception exception)
        {
            Report(start, exception);
            throw;
        }

        Report(start, null);
        return chunks;
    }

    /// <summary>Cuts a text while it is read, however long it is.</summary>
    /// <param name="reader">Where the text comes from; it is not disposed.</param>
    /// <param name="progress">Is told after each page.</param>
    /// <param name="cancellationToken">Cancels reading and cutting.</param>
    /// <returns>The chunks, in order.</returns>
    public IAsyncEnumerable<DocumentChunk> ChunkAsync(TextReader reader, IProgress<ChunkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return CutAsync(reader, _options.Format, progress, cancellationToken);
    }

    private async IAsyncEnumerable<DocumentChunk> CutAsync(TextReader reader, DocumentFormat format, IProgress<ChunkProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = Start();
        using var cutter = new PageCutter(_options, format);
        var pages = new PageBuffer(reader);
        List<DocumentChunk> chunks = [];
        do
        {
            try
            {
                await ReadPageAsync(cutter, pages, chunks, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Report(start, exception);
                throw;
            }

            progress?.Report(new(cutter.Chunks, cutter.Characters, pages.IsAtEnd));
            foreach (var chunk in chunks)
                yield return chunk;
            chunks.Clear();
        }
        while (!pages.IsAtEnd);

        Report(start, null);
    }

    private async Task ReadPageAsync(PageCutter cutter, PageBuffer pages, List<DocumentChunk> chunks, CancellationToken cancellationToken)
    {
        await pages.FillAsync(cancellationToken).ConfigureAwait(false);
        var length = 0;
        while (!pages.Page.IsEmpty && length == 0)
        {
            length = cutter.Read(pages.Page, pages.IsLast);
            if (length == 0)
                await pages.GrowAsync(cancellationToken).ConfigureAwait(false);
        }

        if (length == 0)
            return;
        if (_ties is not null)
            await _ties.AddAsync(cutter, cancellationToken).ConfigureAwait(false);
        cutter.Cut(chunks);
        pages.Consume(length);
    }
}
