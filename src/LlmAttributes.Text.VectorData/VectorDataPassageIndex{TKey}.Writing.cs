using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics.Tensors;

namespace LlmAttributes;

public sealed partial class VectorDataPassageIndex<TKey>
{
    private const int RecordsAtOnce = 256;
    private const int DocumentsAtOnce = 8;

    private readonly ConcurrentDictionary<(string Partition, string Language), bool> _languages = [];

    /// <inheritdoc/>
    /// <remarks>A document that is kept as it is given is not written again.</remarks>
    /// <exception cref="ArgumentException">A passage has no vector, or one with a number that is not finite.</exception>
    public async ValueTask ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        Dictionary<(string, string), IndexedDocument> last = [];
        foreach (var document in documents)
        {
            Check(document);
            last[(document.Partition, document.Id)] = document;
        }

        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        ConcurrentBag<(IndexedDocument Document, string Revision)> changed = [];
        ConcurrentBag<TKey> old = [];
        await Parallel.ForEachAsync(last.Values, new ParallelOptions { MaxDegreeOfParallelism = DocumentsAtOnce, CancellationToken = cancellationToken }, async (document, token) =>
        {
            var revision = document.ComputeFingerprint().ToString("x32", CultureInfo.InvariantCulture);
            var kept = await KeptAsync(document.Partition, document.Id, token).ConfigureAwait(false);
            foreach (var record in kept.Where(record => record.Revision != revision))
                old.Add(record.Key);
            if (kept.Count(record => record.Revision == revision) < document.Passages.Count || NewestOf(kept).Exists(record => record.Revision != revision))
                changed.Add((document, revision));
        }).ConfigureAwait(false);

        cancellationToken.ThrowIfCancellationRequested();
        var written = _time.GetUtcNow().Ticks;
        var languages = changed.SelectMany(static pair => pair.Document.Passages.Select(passage => (pair.Document.Partition, passage.Language, passage.Vector.Length)))
            .Distinct().Where(language => !_languages.ContainsKey((language.Partition, language.Language))).ToArray();
        await WriteAsync(languages.Select(language => RecordContent.LanguageOf(language.Partition, language.Language, language.Length, _keyOf))).ConfigureAwait(false);
        foreach (var (partition, language, _) in languages)
            _languages[(partition, language)] = true;
        await WriteAsync(changed.SelectMany(pair => pair.Document.Passages.Select(passage => RecordContent.RecordOf(pair.Document, passage, pair.Revision, written, _keyOf)))).ConfigureAwait(false);
        await RemoveAsync(old).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<int> DeleteAsync(string partition, string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(documentId);
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var kept = await KeptAsync(partition, documentId, cancellationToken).ConfigureAwait(false);
        await RemoveAsync(kept.Select(static record => record.Key)).ConfigureAwait(false);
        return NewestOf(kept).Count;
    }

    private static void Check(IndexedDocument document)
    {
        foreach (var passage in document.Passages)
        {
            if (passage.Vector.IsEmpty)
                throw new ArgumentException($"Document '{document.Id}' has a passage without a vector, by which a collection finds; give the context store embeddings.", nameof(document));
            if (!float.IsFinite(TensorPrimitives.Norm(passage.Vector.Span)))
                throw new ArgumentException($"A vector of document '{document.Id}' has a number or a length that is not finite; look at its embeddings.", nameof(document));
        }
    }

    private ValueTask<List<PassageRecord<TKey>>> KeptAsync(string partition, string documentId, CancellationToken cancellationToken) =>
        ListAsync(_collection.GetAsync(RecordFilter.OfDocument<TKey>(RecordPartition.OfPassages(partition), documentId), MostRecords, null, cancellationToken));

    // A change that has begun is not cancelled, since half of it would stay.
    private async ValueTask WriteAsync(IEnumerable<PassageRecord<TKey>> records)
    {
        foreach (var some in records.Chunk(RecordsAtOnce))
            await _collection.UpsertAsync(some, CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask RemoveAsync(IEnumerable<TKey> keys)
    {
        foreach (var some in keys.Chunk(RecordsAtOnce))
            await _collection.DeleteAsync(some, CancellationToken.None).ConfigureAwait(false);
    }
}
