namespace LlmAttributes;

/// <summary>Keeps passages in a SQLite file. Thread-safe; several processes of one machine may open the same file.</summary>
/// <remarks>
/// <para>
/// A change of a document is one transaction, or part of one: after the process was killed at any moment the file holds each document as it was before a change or as it is after it, and nothing has to
/// be repaired. The file uses write-ahead logging: many read at once, none waits for the one who writes, and each search sees the file as it is at one moment.
/// </para>
/// <para>
/// Words are found in lists of postings that the index keeps in tables of its own, parted by partition and written in blocks. All of the postings of a query are scored, exactly as in memory; no
/// candidate is left out to save time. Vectors are compared a byte per dimension, and the best of them exactly: all of them up to <see cref="SqlitePassageIndexOptions.ExactUpTo"/>, beyond it those of the groups
/// that are nearest. The change that leads beyond it makes the groups before it ends, in steps that other changes may come between.
/// </para>
/// <para>
/// All tables begin with <c>llm_passage</c>, so the file may be one that the application, or <c>SqliteStore</c> of LlmAttributes.Sqlite, uses too. Write-ahead logging needs a local file system.
/// </para>
/// </remarks>
public sealed class SqlitePassageIndex : IPassageIndex
{
    private readonly PassageWriter _writer;
    private readonly PassageReaders _readers;
    private readonly SqlitePassageIndexOptions _options;
    private readonly SemaphoreSlim _writing = new(1);
    private bool _isDisposed;

    private SqlitePassageIndex(PassageWriter writer, PassageReaders readers, SqlitePassageIndexOptions options) => (_writer, _readers, _options) = (writer, readers, options);

    /// <inheritdoc/>
    /// <remarks>It is kept in the file and moves in the transaction that changes a document, in whichever process; a look at it takes some microseconds and waits for nobody.</remarks>
    /// <exception cref="LlmException">The file cannot be read. The message says what to do.</exception>
    public string Version
    {
        get
        {
            var reader = _readers.Take();
            try
            {
                return reader.Version();
            }
            finally
            {
                _readers.Return(reader);
            }
        }
    }

    /// <summary>Opens a file, and creates it where there is none.</summary>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <param name="options">How to treat it.</param>
    /// <returns>The index, to be disposed when no store uses it any more.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    /// <exception cref="LlmException">The file cannot be used: it is no database, damaged, read-only, locked, or was written by a newer version. The message says what to do.</exception>
    public static SqlitePassageIndex Open(string path, SqlitePassageIndexOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new();
        options.Validate();
        var settings = new SqlitePassageIndexOptions
        {
            BusySeconds = options.BusySeconds,
            PassagesPerTransaction = options.PassagesPerTransaction,
            SurvivesPowerCut = options.SurvivesPowerCut,
            MappedMegabytes = options.MappedMegabytes,
            ExactUpTo = options.ExactUpTo,
            ProbedShare = options.ProbedShare,
        };
        return new(PassageConnection.OpenToWrite(path, settings).For(connection => new PassageWriter(connection, settings)), new(path, settings), settings);
    }

    /// <inheritdoc/>
    /// <remarks>Many documents are written in several transactions; when one of those fails or is cancelled, the documents of those before it stay.</remarks>
    /// <exception cref="ArgumentException">A vector has another length than those before in its partition, or a name cannot be kept.</exception>
    /// <exception cref="LlmException">The file cannot be written. The message says what to do.</exception>
    public async ValueTask ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var last = new Dictionary<(string, string), IndexedDocument>();
        foreach (var document in documents)
        {
            WellFormed.Check(document);
            last[(document.Partition, document.Id)] = document;
        }

        IndexedDocument[] changed = [.. last.Values];
        for (var next = 0; next < changed.Length;)
        {
            var first = next;
            next = await WriteAsync(writer => writer.Replace(changed, first, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        await GroupAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">The file cannot be written. The message says what to do.</exception>
    public async ValueTask<int> DeleteAsync(string partition, string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(documentId);
        var removed = await WriteAsync(writer => writer.Delete(partition, documentId), cancellationToken).ConfigureAwait(false);
        await GroupAsync(cancellationToken).ConfigureAwait(false);
        return removed;
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">The file cannot be read. The message says what to do.</exception>
    public ValueTask<LexicalMatches> FindLexicalAsync(LexicalQuery query, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(
            query.Partition,
            (reader, row) => new LexicalSearch(reader, row, query).Find(limit, cancellationToken),
            () => new([], new(0, 0, 0, new long[query.Terms.Count])),
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector has another length than those of the partition.</exception>
    /// <exception cref="LlmException">The file cannot be read. The message says what to do.</exception>
    public ValueTask<IReadOnlyList<SimilarPassage>> FindSimilarAsync(SimilarityQuery query, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(query.Partition, (reader, row) => new SimilaritySearch(reader, row, query, _options).Find(limit, cancellationToken), static () => [], cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">The file cannot be read. The message says what to do.</exception>
    public ValueTask<IReadOnlyList<IndexedPassage>> ReadAsync(string partition, string documentId, int first, int last, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return ReadAsync<IReadOnlyList<IndexedPassage>>(
            partition,
            (reader, row) =>
            {
                List<IndexedPassage> found = [];
                if (reader.FindDocument(row.Id, documentId) is not { } document)
                    return found;
                for (var i = Math.Max(0, first); i <= last && i < document.Passages; i++)
                    found.Add(reader.Passage(row.Id, document.FirstRow + i));
                return found;
            },
            static () => [],
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">The file cannot be read. The message says what to do.</exception>
    public ValueTask<IndexCount> CountAsync(string partition, CancellationToken cancellationToken = default) =>
        ReadAsync(partition, static (_, row) => new IndexCount(row.Documents, row.Passages), static () => default, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="LlmException">The file cannot be read. The message says what to do.</exception>
    public ValueTask<IReadOnlyList<string>> GetLanguagesAsync(string partition, CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<string>>(partition, static (reader, row) => reader.Languages(row.Id), static () => [], cancellationToken);

    /// <summary>Waits for the change that is being written and closes the file.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _readers.Dispose();
            _writer.Dispose();
        }
        finally
        {
            _writing.Release();
        }
    }

    // What was asked for is kept by now. Groups that cannot be made, because the disk or another process is in the way, are made after the next change; until then all vectors are compared.
    private async ValueTask GroupAsync(CancellationToken cancellationToken)
    {
        try
        {
            var goesOn = true;
            while (goesOn)
                goesOn = await WriteAsync(writer => writer.Due is { } partition && writer.Group(partition, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LlmException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async ValueTask<T> WriteAsync<T>(Func<PassageWriter, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);

            // The wait for the disk and for other processes holds up no thread that the caller needs.
            return await Task.Run(() => write(_writer), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async ValueTask<T> ReadAsync<T>(string partition, Func<PassageReader, PartitionRow, T> read, Func<T> empty, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return await Task.Run(
            () =>
            {
                var reader = _readers.Take();
                try
                {
                    return reader.Read(partition, read, empty);
                }
                finally
                {
                    _readers.Return(reader);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }
}
