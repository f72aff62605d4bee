using System.Globalization;

namespace LlmAttributes;

/// <summary>Keeps passages in memory. Thread-safe: many read at once, and a change of a document waits for those who read.</summary>
public sealed class InMemoryPassageIndex : IPassageIndex
{
    private readonly Dictionary<string, PassageShelf> _shelves = new(StringComparer.Ordinal);
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly InMemoryIndexOptions _options;
    private UInt128 _history;
    private volatile string _version = TextOf(0);

    /// <summary>Creates an index.</summary>
    /// <param name="options">How it keeps and searches vectors; they are read once.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    public InMemoryPassageIndex(InMemoryIndexOptions? options = null)
    {
        options ??= new();
        options.Validate();
        _options = new() { Precision = options.Precision, ExactUpTo = options.ExactUpTo, ProbedShare = options.ProbedShare, Seed = options.Seed };
    }

    /// <inheritdoc/>
    /// <remarks>It tells the changes since the index was created, so it is the same again in a process that makes the same ones in the same order.</remarks>
    public string Version => _version;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A vector has another length than those before in its partition.</exception>
    public ValueTask ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fingerprint = document.ComputeFingerprint();
            _gate.EnterWriteLock();
            try
            {
                if (!_shelves.TryGetValue(document.Partition, out var shelf))
                    _shelves[document.Partition] = shelf = new(_options);
                if (shelf.Replace(document, fingerprint))
                    MoveVersion(fingerprint);
            }
            finally
            {
                _gate.ExitWriteLock();
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteAsync(string partition, string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        cancellationToken.ThrowIfCancellationRequested();
        _gate.EnterWriteLock();
        try
        {
            var removed = _shelves.TryGetValue(partition, out var shelf) ? shelf.Remove(documentId) : 0;
            if (removed > 0)
                MoveVersion(new IndexedDocument(partition, documentId, []).ComputeFingerprint());
            return new(removed);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <inheritdoc/>
    public ValueTask<LexicalMatches> FindLexicalAsync(LexicalQuery query, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Read(query.Partition, shelf => shelf.FindLexical(query, limit, cancellationToken), () => new([], new(0, 0, 0, new long[query.Terms.Count])), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SimilarPassage>> FindSimilarAsync(SimilarityQuery query, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Read<IReadOnlyList<SimilarPassage>>(query.Partition, shelf => shelf.FindSimilar(query, limit, cancellationToken), static () => [], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IndexedPassage>> ReadAsync(string partition, string documentId, int first, int last, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<IndexedPassage>>(partition, shelf => shelf.Read(documentId, first, last), static () => [], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IndexCount> CountAsync(string partition, CancellationToken cancellationToken = default) =>
        Read(partition, static shelf => shelf.Count, static () => default, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> GetLanguagesAsync(string partition, CancellationToken cancellationToken = default) =>
        Read(partition, static shelf => shelf.Languages, static () => [], cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string TextOf(UInt128 version) => version.ToString("x32", CultureInfo.InvariantCulture);

    private void MoveVersion(UInt128 change)
    {
        _history = DocumentFingerprint.After(_history, change);
        _version = TextOf(_history);
    }

    private ValueTask<T> Read<T>(string partition, Func<PassageShelf, T> read, Func<T> empty, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        cancellationToken.ThrowIfCancellationRequested();
        _gate.EnterReadLock();
        try
        {
            return new(_shelves.TryGetValue(partition, out var shelf) ? read(shelf) : empty());
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }
}
