namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Hit rates of rules that serve what scores above a bound.</summary>
internal static class HitRate
{
    /// <summary>The share of questions with a right hit, at the lowest bound with which at most this share of the hits is wrong.</summary>
    public static double At(double wrongShare, IReadOnlyList<StreamHit> hits) => At(wrongShare, [.. hits], hits.Count);

    private static double At(double wrongShare, StreamHit[] hits, int queries)
    {
        Array.Sort(hits, static (x, y) => y.Score.CompareTo(x.Score));
        var (right, best) = (0, 0);
        for (var i = 0; i < hits.Length; i++)
        {
            if (hits[i].Text is null)
                break;
            right += hits[i].IsRight ? 1 : 0;
            var isEndOfTie = i + 1 == hits.Length || hits[i + 1].Score < hits[i].Score;
            if (isEndOfTie && i + 1 - right <= wrongShare * (i + 1))
                best = right;
        }

        return (double)best / queries;
    }
}
