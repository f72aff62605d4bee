namespace LlmAttributes;

/// <summary>What a store found for a judged question, by words and by vectors.</summary>
internal sealed record RankedQuestion(IReadOnlyDictionary<string, double> Relevant, List<FoundPassage> ByWords, IReadOnlyList<SimilarPassage> BySimilarity)
{
    /// <summary>Scores the order that weights make: the discounted gain of its first documents, by that of the best possible ones.</summary>
    public double Score(FusionWeights weights, int depth)
    {
        var documents = RankFusion.Fuse(ByWords, BySimilarity, weights).Select(static found => found.Passage.DocumentId).Distinct(StringComparer.Ordinal).Take(depth);
        return Discounted(documents.Select(id => Relevant.GetValueOrDefault(id))) / Discounted(Relevant.Values.OrderDescending().Take(depth));
    }

    private static double Discounted(IEnumerable<double> gains) => gains.Select(static (gain, place) => gain / Math.Log2(place + 2)).Sum();
}
