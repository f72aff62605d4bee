using Microsoft.Extensions.VectorData;

namespace LlmAttributes.Text.Sqlite.Tests.Collections;

/// <summary>A collection that finds by words too: it makes one order of how many of the words a record has, and of its vector, by rank.</summary>
internal sealed class HybridCollection<TKey> : PassageCollection<TKey>, IKeywordHybridSearchable<PassageRecord<TKey>>
    where TKey : notnull
{
    private const double RankOffset = 60;

    public IAsyncEnumerable<VectorSearchResult<PassageRecord<TKey>>> HybridSearchAsync<TInput>(
        TInput searchValue, ICollection<string> keywords, int top, HybridSearchOptions<PassageRecord<TKey>>? options = null, CancellationToken cancellationToken = default)
        where TInput : notnull
    {
        var textOf = options!.AdditionalProperty!.Compile();
        var byVector = ByVector(searchValue, options.Filter).Select(static pair => pair.Record).ToList();
        var byWords = byVector.Select(record => (Record: record, Words: ((string)textOf(record)!).Split(' ').Count(keywords.Contains))).Where(static pair => pair.Words > 0)
            .OrderByDescending(static pair => pair.Words).Select(static pair => pair.Record).ToList();
        return Each(
            byVector.Select((record, at) => (Record: record, Score: Part(at) + (byWords.IndexOf(record) is var place and >= 0 ? Part(place) : 0))).OrderByDescending(static pair => pair.Score).Take(top)
                .Select(static pair => new VectorSearchResult<PassageRecord<TKey>>(Copy(pair.Record, false), pair.Score)),
            cancellationToken);
    }

    private static double Part(int place) => 1 / (RankOffset + place + 1);
}
