using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Asks the cache, as it is shipped, for paraphrases and for requests that differ in one thing from what it keeps.</summary>
internal static class SuiteFigures
{
    public static async Task MeasureAsync(TopicContext context)
    {
        var rows = SuiteRow.Read();
        var cache = new SemanticCache<string>();
        foreach (var row in rows)
            await cache.KeepAsync(new(row.Kept), row.Kept, row.Kept.Length);
        List<double> found = [];
        var (wrong, pairs) = (0, 0);
        foreach (var row in rows)
        {
            var hit = await cache.FindAsync(new(row.Asked));
            if (row.IsParaphrase)
                found.Add(hit?.Answer == row.Kept ? 1 : 0);
            else
                pairs++;
            if (hit is null || (row.IsParaphrase && hit.Answer == row.Kept))
                continue;
            wrong += row.IsParaphrase ? 0 : 1;
            context.Output.WriteLine($"wrong ({row.Kind}, {hit.Confidence:0.00}): '{row.Asked}' gets the answer to '{hit.Answer}'");
        }

        var (low, high) = Bootstrap.Mean(found);
        context.Figures.Add(new("cache.minimal_pairs_wrong", wrong, pairs, "0"));
        context.Figures.Add(new("cache.paraphrase_hits", found.Average(), found.Count, ".60") { Low = low, High = high });
    }
}
