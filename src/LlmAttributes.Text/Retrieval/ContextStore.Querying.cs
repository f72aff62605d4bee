namespace LlmAttributes;

public sealed partial class ContextStore
{
    // Of the most that are wanted, what duplicates and diversity may turn down, and what a re-ranker may lift.
    private const int CandidatesOfOne = 4;
    private const int MostReranked = 50;

    /// <summary>Finds what answers a question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The context, with its sources; an empty one when nothing is found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value of the query is out of its range.</exception>
    public Task<ContextResult> QueryAsync(ContextQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        return SearchedAsync(query, async () =>
        {
            var found = await FindAsync(query, cancellationToken).ConfigureAwait(false);
            return await AssembleAsync(query, found, cancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>Finds what answers a judged question, before it is made one order.</summary>
    internal async ValueTask<RankedQuestion> RankAsync(JudgedQuestion question, CancellationToken cancellationToken)
    {
        question.Query.Validate();
        var (byWords, bySimilarity) = await FindBothAsync(question.Query, cancellationToken).ConfigureAwait(false);
        return new(question.Relevant, byWords, bySimilarity);
    }

    private async ValueTask<List<FoundPassage>> FindAsync(ContextQuery query, CancellationToken cancellationToken)
    {
        var (byWords, bySimilarity) = await FindBothAsync(query, cancellationToken).ConfigureAwait(false);
        var found = RankFusion.Fuse(byWords, bySimilarity, Fusion);
        if (_options.Reranker is { } reranker && found.Count > 0)
            found = await RerankAsync(reranker, query, found, cancellationToken).ConfigureAwait(false);
        return PassageChoice.Choose(found.FindAll(passage => passage.Score >= query.MinScore), query.TopK, query.Diversity, _options.DuplicateShare);
    }

    private async ValueTask<(List<FoundPassage> ByWords, IReadOnlyList<SimilarPassage> BySimilarity)> FindBothAsync(ContextQuery query, CancellationToken cancellationToken)
    {
        var languages = await LanguagesOfAsync(query, cancellationToken).ConfigureAwait(false);
        if (languages.Count == 0)
            return ([], []);
        var limit = Math.Max(_options.Candidates, CandidatesOfOne * query.TopK);
        var vector = await VectorOfAsync(query, cancellationToken).ConfigureAwait(false);
        var byWords = await FindByWordsAsync(QueryTerms.Of(query, languages, _options.Weights) with { Vector = vector }, limit, cancellationToken).ConfigureAwait(false);
        var bySimilarity = vector.IsEmpty ? [] : await _index.FindSimilarAsync(new(query.Partition, vector, query.Filter), limit, cancellationToken).ConfigureAwait(false);
        return (byWords, bySimilarity);
    }

    private async ValueTask<IReadOnlyList<string>> LanguagesOfAsync(ContextQuery query, CancellationToken cancellationToken)
    {
        var kept = await _index.GetLanguagesAsync(query.Partition, cancellationToken).ConfigureAwait(false);
        return kept.Count > 0 && (query.Language ?? _options.Language) is { } language ? [language] : kept;
    }

    private async ValueTask<List<FoundPassage>> FindByWordsAsync(LexicalQuery query, int limit, CancellationToken cancellationToken)
    {
        if (query.Terms.Count == 0)
            return [];
        var matches = await _index.FindLexicalAsync(query, limit, cancellationToken).ConfigureAwait(false);
        var score = matches.Score ?? new LexicalScore(query, matches.Statistics);
        List<(IndexedPassage Passage, double Score)> scored = [];
        foreach (var passage in matches.Passages)
        {
            if (score.Of(passage) is var value and > 0)
                scored.Add((passage, value));
        }

        scored.Sort(static (a, b) => (b.Score.CompareTo(a.Score), string.CompareOrdinal(a.Passage.DocumentId, b.Passage.DocumentId)) switch
        {
            (0, 0) => a.Passage.Ordinal.CompareTo(b.Passage.Ordinal),
            (0, var byName) => byName,
            (var byScore, _) => byScore,
        });
        List<FoundPassage> found = new(Math.Min(limit, scored.Count));
        for (var i = 0; i < scored.Count && i < limit; i++)
            found.Add(new(scored[i].Passage, scored[i].Score / score.Highest) { WordScore = scored[i].Score / score.Highest });
        return found;
    }

    private async ValueTask<ReadOnlyMemory<float>> VectorOfAsync(ContextQuery query, CancellationToken cancellationToken)
    {
        if (_embeddings is null || string.IsNullOrWhiteSpace(query.Text))
            return default;
        var vectors = await VectorsOfAsync([query.Text], cancellationToken).ConfigureAwait(false);
        return vectors[0].Vector;
    }

    private static async ValueTask<List<FoundPassage>> RerankAsync(PassageReranker reranker, ContextQuery query, List<FoundPassage> found, CancellationToken cancellationToken)
    {
        var asked = found.GetRange(0, Math.Min(found.Count, Math.Max(MostReranked, CandidatesOfOne * query.TopK)));
        var scores = await reranker(query, asked, cancellationToken).ConfigureAwait(false);
        if (scores.Count != asked.Count)
            throw new InvalidOperationException($"The re-ranker gave {scores.Count} scores for {asked.Count} passages; it must give one for each.");
        return [.. asked.Select((passage, at) => passage with { Score = scores[at] }).OrderByDescending(static passage => passage.Score)];
    }
}
