namespace LlmAttributes;

/// <summary>Makes one order of what was found by words and by vectors.</summary>
internal static class RankFusion
{
    public static List<FoundPassage> Fuse(List<FoundPassage> byWords, IReadOnlyList<SimilarPassage> bySimilarity, FusionWeights weights)
    {
        if (bySimilarity.Count == 0)
            return byWords;
        Dictionary<(string Document, int Ordinal), (FoundPassage Passage, double Fused)> fused = [];
        var (wordLow, wordSpan) = SpanOf(byWords.ConvertAll(static found => found.WordScore));
        for (var i = 0; i < byWords.Count; i++)
            fused[KeyOf(byWords[i].Passage)] = (byWords[i], (1 - weights.VectorShare) * Part(i, byWords[i].WordScore, wordLow, wordSpan));
        var (low, span) = SpanOf([.. bySimilarity.Select(static similar => (double)similar.Similarity)]);
        for (var i = 0; i < bySimilarity.Count; i++)
        {
            var (passage, similarity) = bySimilarity[i];
            var (found, before) = fused.GetValueOrDefault(KeyOf(passage), (new(passage, 0), 0));
            fused[KeyOf(passage)] = (found with { Similarity = similarity, Score = Math.Max(found.WordScore, similarity) }, before + (weights.VectorShare * Part(i, similarity, low, span)));
        }

        return [.. fused.Values.OrderByDescending(static pair => pair.Fused).ThenBy(static pair => pair.Passage.Passage.DocumentId, StringComparer.Ordinal).ThenBy(static pair => pair.Passage.Passage.Ordinal)
            .Select(static pair => pair.Passage)];

        double Part(int place, double score, double least, double width) => weights.Fusion == ScoreFusion.ReciprocalRank ? 1 / (weights.RankOffset + place + 1) : (score - least) / width;
    }

    private static (string Document, int Ordinal) KeyOf(IndexedPassage passage) => (passage.DocumentId, passage.Ordinal);

    private static (double Least, double Span) SpanOf(List<double> scores)
    {
        if (scores.Count == 0)
            return (0, 1);
        var (least, most) = (scores.Min(), scores.Max());
        return most > least ? (least, most - least) : (least - 1, 1);
    }
}
