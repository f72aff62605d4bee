using Microsoft.Extensions.VectorData;

namespace LlmAttributes;

/// <summary>Makes indexes over collections of Microsoft.Extensions.VectorData.</summary>
public static class VectorDataPassageIndex
{
    /// <summary>Describes the records, for the constructor of a collection or <c>GetCollection</c> of a store.</summary>
    /// <typeparam name="TKey">The type of keys that the connector takes: <see cref="Guid"/> or <see cref="string"/>.</typeparam>
    /// <param name="dimensions">The length of the vectors that the embeddings of the context store make.</param>
    /// <returns>The definition, to which indexes and names of the database may be added.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public static VectorStoreCollectionDefinition CreateDefinition<TKey>(int dimensions)
        where TKey : notnull
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        return new()
        {
            Properties =
            [
                new VectorStoreKeyProperty(nameof(PassageRecord<TKey>.Key), typeof(TKey)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Partition), typeof(string)) { IsIndexed = true },
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Document), typeof(string)) { IsIndexed = true },
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Revision), typeof(string)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Written), typeof(long)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Passages), typeof(int)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Ordinal), typeof(int)) { IsIndexed = true },
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Text), typeof(string)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Title), typeof(string)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Breadcrumb), typeof(List<string>)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Start), typeof(long)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.End), typeof(long)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Language), typeof(string)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Tags), typeof(List<string>)) { IsIndexed = true },
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.TitleTerms), typeof(int)),
                new VectorStoreDataProperty(nameof(PassageRecord<TKey>.Terms), typeof(string)) { IsFullTextIndexed = true },
                new VectorStoreVectorProperty(nameof(PassageRecord<TKey>.Vector), typeof(ReadOnlyMemory<float>), dimensions) { DistanceFunction = DistanceFunction.CosineSimilarity },
            ],
        };
    }

    /// <summary>Makes an index over a collection whose keys are texts.</summary>
    /// <param name="collection">The collection, which is created where it does not exist. It stays yours to dispose.</param>
    public static VectorDataPassageIndex<string> Create(VectorStoreCollection<string, PassageRecord<string>> collection) => Create(collection, TimeProvider.System);

    /// <summary>Makes an index over a collection whose keys are texts.</summary>
    /// <param name="collection">The collection, which is created where it does not exist. It stays yours to dispose.</param>
    /// <param name="timeProvider">The clock that orders states of a document.</param>
    public static VectorDataPassageIndex<string> Create(VectorStoreCollection<string, PassageRecord<string>> collection, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(timeProvider);
        return new(collection, static key => key.ToString("N"), timeProvider);
    }

    /// <summary>Makes an index over a collection whose keys are unique identifiers.</summary>
    /// <param name="collection">The collection, which is created where it does not exist. It stays yours to dispose.</param>
    public static VectorDataPassageIndex<Guid> Create(VectorStoreCollection<Guid, PassageRecord<Guid>> collection) => Create(collection, TimeProvider.System);

    /// <summary>Makes an index over a collection whose keys are unique identifiers.</summary>
    /// <param name="collection">The collection, which is created where it does not exist. It stays yours to dispose.</param>
    /// <param name="timeProvider">The clock that orders states of a document.</param>
    public static VectorDataPassageIndex<Guid> Create(VectorStoreCollection<Guid, PassageRecord<Guid>> collection, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(timeProvider);
        return new(collection, static key => key, timeProvider);
    }
}
