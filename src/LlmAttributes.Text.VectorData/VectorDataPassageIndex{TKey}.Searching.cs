using System.Linq.Expressions;
using System.Numerics.Tensors;
using Microsoft.Extensions.VectorData;

namespace LlmAttributes;

public sealed partial class VectorDataPassageIndex<TKey>
{
    // More is asked for, again and again, while a filter that the collection cannot test turns too much down.
    private const int Growth = 4;
    private const int MostCandidates = 10_000;

    /// <inheritdoc/>
    /// <remarks>Among the candidates that the collection gives for words and vector, or for the vector alone, and with the numbers of those candidates.</remarks>
    /// <exception cref="ArgumentException">The query has no vector.</exception>
    public async ValueTask<LexicalMatches> FindLexicalAsync(LexicalQuery query, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Vector.IsEmpty)
            throw new ArgumentException("The query has no vector, by which a collection finds; give the context store embeddings.", nameof(query));
        var keywords = query.Terms.Select(static term => term.Text).ToArray();
        var hybrid = _collection as IKeywordHybridSearchable<PassageRecord<TKey>>;
        var found = await FindAsync(query.Partition, query.Filter, limit, Ask, cancellationToken).ConfigureAwait(false);
        var passages = found.ConvertAll(static result => RecordContent.PassageOf(result.Record));
        var statistics = StatisticsOf(passages, query.Terms);
        var score = new LexicalScore(query, statistics);
        return new([.. passages.Select(passage => (Passage: passage, Score: score.Of(passage))).Where(static pair => pair.Score > 0).OrderByDescending(static pair => pair.Score).Take(limit).Select(static pair => pair.Passage)], statistics);

        IAsyncEnumerable<VectorSearchResult<PassageRecord<TKey>>> Ask(Expression<Func<PassageRecord<TKey>, bool>> filter, int top) => hybrid is null || keywords.Length == 0
            ? _collection.SearchAsync(query.Vector, top, new() { Filter = filter }, cancellationToken)
            : hybrid.HybridSearchAsync(query.Vector, keywords, top, new() { Filter = filter, AdditionalProperty = static record => record.Terms }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The candidates are those of the collection; their cosines are computed here, whatever distance it measures.</remarks>
    public async ValueTask<IReadOnlyList<SimilarPassage>> FindSimilarAsync(SimilarityQuery query, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = await FindAsync(
            query.Partition, query.Filter, limit, (filter, top) => _collection.SearchAsync(query.Vector, top, new() { Filter = filter, IncludeVectors = true }, cancellationToken), cancellationToken).ConfigureAwait(false);
        return
        [
            .. found.Select(result => new SimilarPassage(RecordContent.PassageOf(result.Record), CosineOf(query.Vector.Span, result)))
                .OrderByDescending(static similar => similar.Similarity).ThenBy(static similar => similar.Passage.DocumentId, StringComparer.Ordinal).ThenBy(static similar => similar.Passage.Ordinal).Take(limit),
        ];
    }

    private static float CosineOf(ReadOnlySpan<float> asked, VectorSearchResult<PassageRecord<TKey>> result)
    {
        var vector = result.Record.Vector.Span;
        if (vector.Length != asked.Length)
            return (float)(result.Score ?? 0);
        var lengths = TensorPrimitives.Norm(asked) * TensorPrimitives.Norm(vector);
        return lengths > 0 ? TensorPrimitives.Dot(asked, vector) / lengths : 0;
    }

    private static LexicalStatistics StatisticsOf(List<IndexedPassage> passages, IReadOnlyList<QueryTerm> terms)
    {
        var frequencies = new long[terms.Count];
        foreach (var passage in passages)
        {
            for (var i = 0; i < frequencies.Length; i++)
                frequencies[i] += passage.TextTerms.Any(terms[i].Matches) || passage.TitleTerms.Any(terms[i].Matches) ? 1 : 0;
        }

        return new(passages.Count, Mean(static passage => passage.TitleTerms.Count), Mean(static passage => passage.TextTerms.Count), frequencies);

        double Mean(Func<IndexedPassage, int> countOf) => passages.Count == 0 ? 0 : passages.Average(countOf);
    }

    private async ValueTask<List<VectorSearchResult<PassageRecord<TKey>>>> FindAsync(
        string partition,
        MetadataFilter? filter,
        int limit,
        Func<Expression<Func<PassageRecord<TKey>, bool>>, int, IAsyncEnumerable<VectorSearchResult<PassageRecord<TKey>>>> ask,
        CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var stored = StoredFilter<TKey>.Of(filter);
        var test = RecordFilter.OfPartition<TKey>(RecordPartition.OfPassages(partition));
        if (stored.Test is not null)
            test = RecordFilter.And(test, stored.Test);
        for (var top = limit; ; top = Math.Min(Growth * top, MostCandidates))
        {
            List<VectorSearchResult<PassageRecord<TKey>>> results = [];
            await foreach (var result in ask(test, top).ConfigureAwait(false))
                results.Add(result);
            var newest = NewestOf(results.ConvertAll(static result => result.Record)).ToHashSet();
            var found = results.FindAll(result => newest.Contains(result.Record) && (stored.IsExact || filter!.Matches(RecordContent.MetadataOf(result.Record.Tags))));
            if (stored.IsExact || found.Count >= limit || results.Count < top || top >= MostCandidates)
                return found;
        }
    }
}
