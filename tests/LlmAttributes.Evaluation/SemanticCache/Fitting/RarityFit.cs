namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Counts how rare words and runs of characters are.</summary>
internal static class RarityFit
{
    private static readonly int[] s_lengths = [2, 3, 5];

    public static WordWeights Of(IReadOnlyCollection<QueryReading> queries)
    {
        var (words, grams) = (new int[WordWeights.WordBuckets], new int[WordWeights.GramBuckets]);
        var seen = new HashSet<uint>();
        foreach (var query in queries)
        {
            Count(query.Words.Select(static w => w.Hash % WordWeights.WordBuckets), words, seen);
            Count(s_lengths.SelectMany(length => Grams(query.Plain, length)), grams, seen);
        }

        return new(
            Array.ConvertAll(words, count => WordWeights.Rarity(count, queries.Count)),
            Array.ConvertAll(grams, count => WordWeights.Rarity(count, queries.Count)));
    }

    private static IEnumerable<uint> Grams(string text, int length) =>
        Enumerable.Range(0, Math.Max(0, text.Length - length + 1)).Select(i => TextHash.Of(text.AsSpan(i, length)) % WordWeights.GramBuckets);

    private static void Count(IEnumerable<uint> buckets, int[] counts, HashSet<uint> seen)
    {
        seen.Clear();
        foreach (var bucket in buckets)
        {
            if (seen.Add(bucket))
                counts[bucket]++;
        }
    }
}
