using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Keeps documents in passages and finds those that answer a question, by their words and, with embeddings, by their meaning. Thread-safe.</summary>
/// <remarks>
/// <para>Words are compared by their stems, without stop words, in the language of each passage: English, German, French, Spanish, Russian, Arabic and Hindi have rules of their own, Chinese, Japanese and
/// other scripts without blanks are compared by pairs of characters, and other languages by whole words. <see cref="LexicalScore"/> says how passages are scored.</para>
/// <para>What a query in one partition finds never comes from another. The texts that are found come from documents and are untrusted: they belong into a prompt as data, never as template.</para>
/// </remarks>
public sealed partial class ContextStore : IAsyncDisposable
{
    private readonly IPassageIndex _index;
    private readonly ContextStoreOptions _options;
    private readonly LlmRuntime? _runtime;
    private readonly TimeProvider _time;
    private readonly ITokenCounter _counter;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? _embeddings;
    private readonly DocumentChunker?[] _chunkers = new DocumentChunker?[(int)DocumentFormat.Html + 1];

    /// <summary>Creates a store.</summary>
    /// <param name="options">How it cuts, analyses and ranks; they are read once. Passages must be asked for as they were added: with the same language and embeddings.</param>
    /// <param name="index">Where passages are kept, which is disposed with the store; by default in memory.</param>
    /// <param name="runtime">The runtime that outcomes and times are reported to as <see cref="LlmComponents.Retriever"/>; by default none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    public ContextStore(ContextStoreOptions? options = null, IPassageIndex? index = null, LlmRuntime? runtime = null)
    {
        options ??= new();
        options.Validate();
        _options = new()
        {
            Name = options.Name,
            Chunking = options.Chunking,
            Language = options.Language,
            Weights = options.Weights,
            Embeddings = options.Embeddings,
            Fusion = options.Fusion,
            VectorShare = options.VectorShare,
            RankOffset = options.RankOffset,
            Reranker = options.Reranker,
            Candidates = options.Candidates,
            DuplicateShare = options.DuplicateShare,
            TokenCounter = options.TokenCounter,
        };
        for (var format = DocumentFormat.Auto; format <= DocumentFormat.Html; format++)
            _chunkers[(int)format] = ChunkerOf(options.Chunking, format, runtime);
        _index = index ?? new InMemoryPassageIndex();
        _runtime = runtime;
        _time = runtime?.Time ?? TimeProvider.System;
        _counter = options.TokenCounter ?? new TokenEstimator();
        _embeddings = options.Embeddings;
        _settings = _options.Fingerprint();
        Fusion = new(options.Fusion, options.VectorShare, options.RankOffset);
    }

    internal FusionWeights Fusion { get; }

    internal bool HasEmbeddings => _embeddings is not null;

    /// <summary>Adds a document, in place of the one with the same name in its partition. Queries see the old one whole or the new one whole.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Cancels before anything has changed.</param>
    /// <returns>How many passages it has.</returns>
    public async Task<int> AddAsync(ContextDocument document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return await ReportedAsync(
            AddOperation,
            async () =>
            {
                var indexed = await AnalyseAsync(document, cancellationToken).ConfigureAwait(false);
                await _index.ReplaceAsync([indexed], cancellationToken).ConfigureAwait(false);
                return indexed.Passages.Count;
            }).ConfigureAwait(false);
    }

    /// <summary>Adds many documents, some of them at a time.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="progress">Is told after each part.</param>
    /// <param name="cancellationToken">Ends adding; what was added before stays.</param>
    public async Task AddManyAsync(IAsyncEnumerable<ContextDocument> documents, IProgress<IndexingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        await ReportedAsync(
            AddOperation,
            async () =>
            {
                List<IndexedDocument> batch = [];
                var (added, passages, characters) = (0L, 0L, 0L);
                await foreach (var document in documents.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    batch.Add(await AnalyseAsync(document, cancellationToken).ConfigureAwait(false));
                    characters += document.Text.Length;
                    if (batch.Count < MostDocumentsAtOnce && characters < MostCharactersAtOnce)
                        continue;
                    await FlushAsync().ConfigureAwait(false);
                    progress?.Report(new(added, passages, false));
                }

                await FlushAsync().ConfigureAwait(false);
                progress?.Report(new(added, passages, true));
                return added;

                async ValueTask FlushAsync()
                {
                    await _index.ReplaceAsync(batch, cancellationToken).ConfigureAwait(false);
                    (added, passages, characters) = (added + batch.Count, passages + batch.Sum(static document => document.Passages.Count), 0);
                    batch.Clear();
                }
            }).ConfigureAwait(false);
    }

    /// <summary>Removes a document from everywhere.</summary>
    /// <param name="documentId">Its name.</param>
    /// <param name="partition">Its partition.</param>
    /// <param name="cancellationToken">Cancels before anything has changed.</param>
    /// <returns>Whether it was there.</returns>
    public Task<bool> DeleteAsync(string documentId, string partition = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        ArgumentNullException.ThrowIfNull(partition);
        return ReportedAsync(DeleteOperation, async () => await _index.DeleteAsync(partition, documentId, cancellationToken).ConfigureAwait(false) > 0);
    }

    /// <summary>Counts documents and passages.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Cancels counting.</param>
    public ValueTask<IndexCount> CountAsync(string partition = "", CancellationToken cancellationToken = default) => _index.CountAsync(partition, cancellationToken);

    /// <summary>Disposes the index.</summary>
    public ValueTask DisposeAsync() => _index.DisposeAsync();

    private static DocumentChunker ChunkerOf(ChunkerOptions options, DocumentFormat format, LlmRuntime? runtime) => new(
        new()
        {
            Format = format,
            MaxTokens = options.MaxTokens,
            MinTokens = options.MinTokens,
            OverlapTokens = options.OverlapTokens,
            TargetTokens = options.TargetTokens,
            CohesionWeight = options.CohesionWeight,
            TokenCounter = options.TokenCounter,
            Embeddings = options.Embeddings,
        },
        runtime);
}
