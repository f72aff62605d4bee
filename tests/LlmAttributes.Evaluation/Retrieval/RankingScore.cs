namespace LlmAttributes.Evaluation.Retrieval;

/// <summary>How good an order of documents is.</summary>
internal static class RankingScore
{
    /// <summary>The discounted gain of the first ten, by that of the best possible ten.</summary>
    public static double Ndcg10(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> relevant)
    {
        const int Depth = 10;
        var gain = ranked.Take(Depth).Select((id, i) => relevant.GetValueOrDefault(id) / Math.Log2(i + 2)).Sum();
        return gain / relevant.Values.OrderDescending().Take(Depth).Select(static (degree, i) => degree / Math.Log2(i + 2)).Sum();
    }

    /// <summary>The share of the relevant documents that is among the first hundred.</summary>
    public static double Recall100(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> relevant) => (double)ranked.Take(100).Count(relevant.ContainsKey) / relevant.Count;
}
