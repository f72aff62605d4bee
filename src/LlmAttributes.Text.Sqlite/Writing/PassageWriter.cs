using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Changes documents, each whole, in transactions that are the only one to write. It is used by one thread at a time.</summary>
internal sealed class PassageWriter : IDisposable
{
    private readonly PassageConnection _connection;
    private readonly int _passagesPerTransaction;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _beginToRead;
    private readonly SqliteStatement _partition;
    private readonly SqliteStatement _addPartition;
    private readonly SqliteStatement _setPartition;
    private readonly SqliteStatement _removePartition;
    private readonly SqliteStatement _document;
    private readonly SqliteStatement _addDocument;
    private readonly SqliteStatement _removeDocument;
    private readonly SqliteStatement _passage;
    private readonly SqliteStatement _addPassage;
    private readonly SqliteStatement _removePassages;
    private readonly HistoryWriter _history;
    private readonly TermWriter _terms;
    private readonly RowBlocks _lengths;
    private readonly RowBlocks _vectors;
    private readonly GroupWriter _groups;
    private readonly ByteSink _sink = new();
    private readonly Dictionary<string, PartitionChange> _changes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _due = new(StringComparer.Ordinal);

    public PassageWriter(PassageConnection connection, SqlitePassageIndexOptions options)
    {
        (_connection, _passagesPerTransaction) = (connection, options.PassagesPerTransaction);
        _begin = connection.Statement("BEGIN IMMEDIATE");
        _beginToRead = connection.Statement("BEGIN");
        _partition = connection.Statement(PassageSql.Partition, 1);
        _addPartition = connection.Statement(PassageSql.AddPartition, 1);
        _setPartition = connection.Statement(PassageSql.SetPartition, 8);
        _removePartition = connection.Statement(PassageSql.RemovePartition, 1);
        _document = connection.Statement(PassageSql.Document, 2);
        _addDocument = connection.Statement(PassageSql.AddDocument, 5);
        _removeDocument = connection.Statement(PassageSql.RemoveDocument, 1);
        _passage = connection.Statement(PassageSql.Passage, 1);
        _addPassage = connection.Statement(PassageSql.AddPassage, 4);
        _removePassages = connection.Statement(PassageSql.RemovePassages, 2);
        _history = new(connection);
        _terms = new(connection);
        _lengths = new(connection, PassageSql.Lengths, PassageSql.SetLengths, PassageSql.RemoveLengths, LengthBlock.Rows);
        _vectors = new(connection, PassageSql.Vectors, PassageSql.SetVectors, PassageSql.RemoveVectors, QuantisedVector.RowsPerBlock);
        _groups = new(connection, options.ExactUpTo);
    }

    /// <summary>Gets a partition that was changed and whose vectors want other groups.</summary>
    public string? Due => _due.FirstOrDefault();

    /// <summary>Puts documents in place of those with their names, as many as fit a transaction.</summary>
    /// <returns>The first that is left.</returns>
    public int Replace(IReadOnlyList<IndexedDocument> documents, int first, CancellationToken cancellationToken) => Transact(() =>
    {
        var passages = 0;
        var next = first;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            passages += Replace(documents[next++]);
        }
        while (next < documents.Count && passages < _passagesPerTransaction);
        return next;
    });

    /// <summary>Removes a document.</summary>
    /// <returns>How many passages it had.</returns>
    public int Delete(string partition, string documentId) => Transact(() => Replace(new(partition, documentId, [])));

    /// <summary>Takes a step towards the groups that a partition wants; a process that dies leaves the rest to the next change.</summary>
    /// <returns>Whether there was one to take, or none is wanted any more.</returns>
    public bool Group(string partition, CancellationToken cancellationToken)
    {
        // Finding the means takes longest, and nobody who writes waits for it.
        var means = FindMeans(partition, cancellationToken);
        return Transact(() =>
        {
            if (Find(partition)?.Row is not { } row)
                return _due.Remove(partition);
            if (!_groups.IsDue(row))
                return true;
            if (_groups.IsUnderWay(row))
                _groups.Continue(row);
            else if (means?.Dimensions == row.Dimensions)
                _groups.Begin(row, means.Value.Means);
            else
                return false;
            return true;
        });
    }

    public void Dispose() => _connection.Dispose();

    private (float[] Means, int Dimensions)? FindMeans(string partition, CancellationToken cancellationToken)
    {
        PartitionRow? row = null;
        var sample = Transact(
            () =>
            {
                row = PartitionRow.Find(_partition, partition);
                return row is null || !_groups.IsDue(row) || _groups.IsUnderWay(row) ? [] : _groups.Sample(row, cancellationToken);
            },
            _beginToRead);
        if (sample.Length == 0)
            return null;
        var dimensions = row!.Dimensions;
        return (VectorMeans.Of(sample, dimensions, Math.Min(VectorMeans.CountFor(row.Vectors), sample.Length / dimensions), cancellationToken), dimensions);
    }

    private T Transact<T>(Func<T> work, SqliteStatement? begin = null)
    {
        try
        {
            (begin ?? _begin).Execute();
            var result = work();
            Flush();
            _connection.Commit();
            return result;
        }
        catch (Exception e)
        {
            _connection.Rollback();
            _lengths.Clear();
            _vectors.Clear();
            _groups.Clear();
            _history.Clear();
            if (_connection.Explain(e) is var explained && explained != e)
                throw explained;
            throw;
        }
        finally
        {
            _changes.Clear();
        }
    }

    private int Replace(IndexedDocument document)
    {
        var change = Find(document.Partition);
        var kept = change is null ? null : FindDocument(change.Row.Id, document.Id);
        var fingerprint = document.ComputeFingerprint();
        if (kept is null ? document.Passages.Count == 0 : kept.Fingerprint == fingerprint)
            return 0;
        _history.Add(fingerprint);
        if (kept is not null)
            Remove(change!, kept);
        if (document.Passages.Count > 0)
            Add(change ?? Create(document.Partition), document, fingerprint);
        return (kept?.Passages ?? 0) + document.Passages.Count;
    }

    private void Add(PartitionChange change, IndexedDocument document, UInt128 fingerprint)
    {
        var partition = change.Row;
        var firstRow = partition.NextRow;
        partition.NextRow = checked(firstRow + document.Passages.Count);
        partition.Documents++;
        var id = _addDocument.Number(partition.Id, document.Id, (long)firstRow, (long)document.Passages.Count, FingerprintColumn.Write(fingerprint));
        for (var i = 0; i < document.Passages.Count; i++)
        {
            var (row, passage) = (firstRow + i, document.Passages[i]);
            var vector = passage.Vector.Span;
            if (!vector.IsEmpty)
                Check(partition, document.Id, vector);
            _addPassage.Execute(RowKey.Of(partition.Id, row), id, PassageContent.Write(passage, _sink), vector.IsEmpty ? null : MemoryMarshal.AsBytes(vector).ToArray());
            LengthBlock.Write(_lengths.At(partition.Id, row, LengthBlock.BytesPerRow), passage.TextTerms.Count, passage.TitleTerms.Count);
            if (!vector.IsEmpty)
            {
                var quantised = _vectors.At(partition.Id, row, QuantisedVector.BytesOf(vector.Length));
                QuantisedVector.Write(vector, quantised);
                _groups.Add(partition, row, quantised);
            }

            change.Add(row, passage);
        }
    }

    private void Check(PartitionRow partition, string document, ReadOnlySpan<float> vector)
    {
        if (partition.Vectors == 0 && partition.Dimensions != vector.Length)
        {
            // Blocks of the former size are empty by now.
            _vectors.Flush();
            _groups.RemoveAll(partition.Id);
            partition.Dimensions = vector.Length;
        }

        if (vector.Length != partition.Dimensions)
            throw new ArgumentException($"A vector of document '{document}' has {vector.Length} dimensions and those before {partition.Dimensions}; use the same embeddings for all.", nameof(document));
        if (!float.IsFinite(TensorPrimitives.SumOfMagnitudes(vector)))
            throw new ArgumentException($"A vector of document '{document}' has a number that is not finite; look at its embeddings.", nameof(document));
    }

    private void Remove(PartitionChange change, DocumentRow document)
    {
        var partition = change.Row;
        for (var i = 0; i < document.Passages; i++)
        {
            var row = document.FirstRow + i;
            var passage = ReadPassage(partition.Id, row);
            _lengths.At(partition.Id, row, LengthBlock.BytesPerRow).Clear();
            if (!passage.Vector.IsEmpty)
            {
                _vectors.At(partition.Id, row, QuantisedVector.BytesOf(passage.Vector.Length)).Clear();
                _groups.Remove(partition, row);
            }

            change.Remove(row, passage);
        }

        _removePassages.Execute(RowKey.Of(partition.Id, document.FirstRow), RowKey.Of(partition.Id, document.FirstRow + document.Passages - 1));
        _removeDocument.Execute(document.Id);
        partition.Documents--;
    }

    private IndexedPassage ReadPassage(long partition, int row)
    {
        using var rows = _passage.Read(RowKey.Of(partition, row));
        return rows.Read() ? PassageContent.Read(rows.Blob(2), rows.GetString(0), row - rows.GetInt32(1), rows.Blob(3)) : throw new InvalidDataException("A document lacks a passage.");
    }

    private DocumentRow? FindDocument(long partition, string name)
    {
        using var rows = _document.Read(partition, name);
        return rows.Read() ? new(rows.GetInt64(0), rows.GetInt32(1), rows.GetInt32(2), FingerprintColumn.Read(rows, 3)) : null;
    }

    private PartitionChange? Find(string partition)
    {
        if (_changes.TryGetValue(partition, out var change))
            return change;
        return PartitionRow.Find(_partition, partition) is { } row ? _changes[partition] = new(row) : null;
    }

    private PartitionChange Create(string partition) => _changes[partition] = new(new(_addPartition.Number(partition)!.Value));

    private void Flush()
    {
        foreach (var (name, change) in _changes)
        {
            // In the order of the index, so that neighbours are written together.
            foreach (var key in change.Terms.Keys.Order())
                _terms.Write(change.Row.Id, key, change.Terms[key]);
            var p = change.Row;
            if (p.Vectors == 0)
                _groups.RemoveAll(p.Id);
            if (_groups.IsDue(p))
                _due.Add(name);
            else
                _due.Remove(name);
            if (p.Documents == 0)
                _removePartition.Execute(p.Id);
            else
                _setPartition.Execute(p.Id, (long)p.NextRow, p.Documents, p.Passages, p.TitleTerms, p.TextTerms, p.Vectors, (long)p.Dimensions);
        }

        _lengths.Flush();
        _vectors.Flush();
        _groups.Flush();
        _history.Flush();
    }
}
