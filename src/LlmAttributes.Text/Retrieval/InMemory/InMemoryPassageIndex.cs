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
        return Read(
            query.Partition,
            (query, limit, cancellationToken),
            static (shelf, sought) => shelf.FindLexical(sought.query, sought.limit, sought.cancellationToken),
            static sought => new([], new(0, 0, 0, new long[sought.query.Terms.Count])),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SimilarPassage>> FindSimilarAsync(SimilarityQuery query, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Read<(SimilarityQuery Query, int Limit, CancellationToken Token), IReadOnlyList<SimilarPassage>>(
            query.Partition, (query, limit, cancellationToken), static (shelf, sought) => shelf.FindSimilar(sought.Query, sought.Limit, sought.Token), static _ => [], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IndexedPassage>> ReadAsync(string partition, string documentId, int first, int last, CancellationToken cancellationToken = default) =>
        Read<(string Document, int First, int Last), IReadOnlyList<IndexedPassage>>(
            partition, (documentId, first, last), static (shelf, sought) => shelf.Read(sought.Document, sought.First, sought.Last), static _ => [], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IndexCount> CountAsync(string partition, CancellationToken cancellationToken = default) =>
        Read(partition, 0, static (shelf, _) => shelf.Count, static _ => default, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> GetLanguagesAsync(string partition, CancellationToken cancellationToken = default) =>
        Read<int, IReadOnlyList<string>>(partition, 0, static (shelf, _) => shelf.Languages, static _ => [], cancellationToken);

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

    private ValueTask<T> Read<TSought, T>(string partition, TSought sought, Func<PassageShelf, TSought, T> read, Func<TSought, T> empty, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        cancellationToken.ThrowIfCancellationRequested();
        _gate.EnterReadLock();
        try
        {
            return new(_shelves.TryGetValue(partition, out var shelf) ? read(shelf, sought) : empty(sought));
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }
}
