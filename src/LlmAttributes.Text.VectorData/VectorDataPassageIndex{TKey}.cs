using Microsoft.Extensions.VectorData;

namespace LlmAttributes;

/// <summary>Keeps passages in a collection of Microsoft.Extensions.VectorData: in whatever database it stands for. Thread-safe as far as the collection is.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <remarks>
/// <para>
/// Such a collection finds by vectors, some also by vectors and words together; it counts no words and has no transactions. So each passage needs a vector, and what is found by words is found among the
/// candidates that the collection gives: by <see cref="IKeywordHybridSearchable{TRecord}"/> where it has that, else those whose vectors are nearest. <see cref="LexicalScore"/> scores these with their own
/// numbers (how many of them have a word, how long they are), which are those of the partition only while all of it is among the candidates. Scores of different questions are therefore no measure of each
/// other, and a prefix is found among the candidates alone.
/// </para>
/// <para>
/// A change writes the new passages of a document first and then removes the old ones. A search that comes in between, or after a failure in between, takes the passages of the newest state that it finds
/// and never those of two; adding the document again mends the rest. <see cref="IPassageIndex.Version"/> is not known, so kept answers last as long as <c>[Cache]</c> says.
/// </para>
/// </remarks>
public sealed partial class VectorDataPassageIndex<TKey> : IPassageIndex
    where TKey : notnull
{
    private const int MostRecords = 100_000;

    private readonly VectorStoreCollection<TKey, PassageRecord<TKey>> _collection;
    private readonly Func<Guid, TKey> _keyOf;
    private readonly TimeProvider _time;
    private volatile bool _isReady;

    internal VectorDataPassageIndex(VectorStoreCollection<TKey, PassageRecord<TKey>> collection, Func<Guid, TKey> keyOf, TimeProvider timeProvider) =>
        (_collection, _keyOf, _time) = (collection, keyOf, timeProvider);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<IndexedPassage>> ReadAsync(string partition, string documentId, int first, int last, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(documentId);
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var records = await ListAsync(_collection.GetAsync(RecordFilter.OfPassages<TKey>(RecordPartition.OfPassages(partition), documentId, first, last), MostRecords, null, cancellationToken)).ConfigureAwait(false);
        return [.. NewestOf(records).OrderBy(static record => record.Ordinal).Select(RecordContent.PassageOf)];
    }

    /// <inheritdoc/>
    /// <remarks>A collection cannot count, so the first passage of each document is read, up to 100,000.</remarks>
    public async ValueTask<IndexCount> CountAsync(string partition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var records = NewestOf(await ListAsync(_collection.GetAsync(RecordFilter.OfFirstPassages<TKey>(RecordPartition.OfPassages(partition)), MostRecords, null, cancellationToken)).ConfigureAwait(false));
        return new(records.Count, records.Sum(static record => (long)record.Passages));
    }

    /// <inheritdoc/>
    /// <remarks>How common each is, a collection cannot tell, so they come by their codes; a language stays when its last passage goes.</remarks>
    public async ValueTask<IReadOnlyList<string>> GetLanguagesAsync(string partition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var records = await ListAsync(_collection.GetAsync(RecordFilter.OfPartition<TKey>(RecordPartition.OfLanguages(partition)), MostRecords, null, cancellationToken)).ConfigureAwait(false);
        return [.. records.Select(static record => record.Language).Order(StringComparer.Ordinal)];
    }

    /// <summary>Does nothing: the collection belongs to who made it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Two states of a document stand side by side while one takes the place of the other.
    private static List<PassageRecord<TKey>> NewestOf(IReadOnlyList<PassageRecord<TKey>> records)
    {
        Dictionary<string, PassageRecord<TKey>> newest = new(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (!newest.TryGetValue(record.Document, out var other) || (record.Written, record.Revision).CompareTo((other.Written, other.Revision)) > 0)
                newest[record.Document] = record;
        }

        return [.. records.Where(record => record.Revision == newest[record.Document].Revision)];
    }

    private static async ValueTask<List<PassageRecord<TKey>>> ListAsync(IAsyncEnumerable<PassageRecord<TKey>> records)
    {
        List<PassageRecord<TKey>> list = [];
        await foreach (var record in records.ConfigureAwait(false))
            list.Add(record);
        return list;
    }

    private async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
            return;
        await _collection.EnsureCollectionExistsAsync(cancellationToken).ConfigureAwait(false);
        _isReady = true;
    }
}
