using System.Linq.Expressions;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.VectorData;

namespace LlmAttributes.Text.Sqlite.Tests.Collections;

/// <summary>A collection as connectors make them: records are copies, filters are translated, the nearest vectors come first.</summary>
internal class PassageCollection<TKey> : VectorStoreCollection<TKey, PassageRecord<TKey>>
    where TKey : notnull
{
    private readonly Dictionary<TKey, PassageRecord<TKey>> _records = [];

    public override string Name => "passages";

    public bool Exists { get; private set; }

    public int Writes { get; private set; }

    /// <summary>What happens before records are removed.</summary>
    public Action BeforeDeleting { get; set; } = static () => { };

    public IReadOnlyCollection<PassageRecord<TKey>> Records => _records.Values;

    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => Task.FromResult(Exists);

    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default)
    {
        Exists = true;
        return Task.CompletedTask;
    }

    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default)
    {
        Exists = false;
        _records.Clear();
        return Task.CompletedTask;
    }

    public override Task<PassageRecord<TKey>?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        lock (_records)
            return Task.FromResult(_records.TryGetValue(key, out var record) ? Copy(record, options?.IncludeVectors ?? false) : null);
    }

    public override IAsyncEnumerable<PassageRecord<TKey>> GetAsync(
        Expression<Func<PassageRecord<TKey>, bool>> filter, int top, FilteredRecordRetrievalOptions<PassageRecord<TKey>>? options = null, CancellationToken cancellationToken = default) =>
        Each(Meant(filter).Skip(options?.Skip ?? 0).Take(top).Select(record => Copy(record, options?.IncludeVectors ?? false)), cancellationToken);

    public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        BeforeDeleting();
        lock (_records)
            _records.Remove(key);
        return Task.CompletedTask;
    }

    public override Task UpsertAsync(PassageRecord<TKey> record, CancellationToken cancellationToken = default) => UpsertAsync([record], cancellationToken);

    public override Task UpsertAsync(IEnumerable<PassageRecord<TKey>> records, CancellationToken cancellationToken = default)
    {
        lock (_records)
        {
            foreach (var record in records)
            {
                _records[record.Key] = Copy(record, true);
                Writes++;
            }
        }

        return Task.CompletedTask;
    }

    public override IAsyncEnumerable<VectorSearchResult<PassageRecord<TKey>>> SearchAsync<TInput>(
        TInput searchValue, int top, VectorSearchOptions<PassageRecord<TKey>>? options = null, CancellationToken cancellationToken = default) =>
        Each(ByVector(searchValue, options?.Filter).Take(top).Select(pair => new VectorSearchResult<PassageRecord<TKey>>(Copy(pair.Record, options?.IncludeVectors ?? false), pair.Similarity)), cancellationToken);

    public override object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    protected static PassageRecord<TKey> Copy(PassageRecord<TKey> record, bool hasVector) => new()
    {
        Key = record.Key,
        Partition = record.Partition,
        Document = record.Document,
        Revision = record.Revision,
        Written = record.Written,
        Passages = record.Passages,
        Ordinal = record.Ordinal,
        Text = record.Text,
        Title = record.Title,
        Breadcrumb = [.. record.Breadcrumb],
        Start = record.Start,
        End = record.End,
        Language = record.Language,
        Tags = [.. record.Tags],
        TitleTerms = record.TitleTerms,
        Terms = record.Terms,
        Vector = hasVector ? record.Vector.ToArray() : default,
    };

    protected static async IAsyncEnumerable<T> Each<T>(IEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return item;
        }
    }

    protected IEnumerable<(PassageRecord<TKey> Record, double Similarity)> ByVector<TInput>(TInput searchValue, Expression<Func<PassageRecord<TKey>, bool>>? filter)
        where TInput : notnull
    {
        var asked = (ReadOnlyMemory<float>)(object)searchValue;
        return Meant(filter ?? (static record => record.Ordinal >= 0))
            .Select(record => (record, (double)(TensorPrimitives.Norm(record.Vector.Span) > 0 ? TensorPrimitives.CosineSimilarity(asked.Span, record.Vector.Span) : 0)))
            .OrderByDescending(static pair => pair.Item2).ThenBy(static pair => pair.record.Document, StringComparer.Ordinal).ThenBy(static pair => pair.record.Ordinal).ToArray();
    }

    private PassageRecord<TKey>[] Meant(Expression<Func<PassageRecord<TKey>, bool>> filter)
    {
        if (!Exists)
            throw new VectorStoreException("There is no such collection.");
        var isMeant = PlainFilter.Compile(filter);
        lock (_records)
            return [.. _records.Values.Where(isMeant)];
    }
}
