using System.Buffers;

namespace LlmAttributes;

/// <summary>Picks examples by likeness and diversity (maximal marginal relevance, Carbonell and Goldstein 1998).</summary>
internal static class ExamplePicker
{
    private const double LeastLikeness = 0.1;
    private const double Likeness = 0.5;

    // The query itself, asked before, shows nothing but its answer.
    private const double Same = 0.999;

    public static IReadOnlyList<QueryExample> Pick(Queue<RememberedQuery> from, string query, int most)
    {
        var near = ArrayPool<RememberedQuery>.Shared.Rent(from.Count);
        var likeness = ArrayPool<double>.Shared.Rent(from.Count);
        var nearest = ArrayPool<double>.Shared.Rent(from.Count);
        try
        {
            var count = FindNear(from, QuerySketch.Of(query), near, likeness);
            return Pick(near.AsSpan(0, count), likeness, nearest, most);
        }
        finally
        {
            ArrayPool<RememberedQuery>.Shared.Return(near, clearArray: true);
            ArrayPool<double>.Shared.Return(likeness);
            ArrayPool<double>.Shared.Return(nearest);
        }
    }

    private static int FindNear(Queue<RememberedQuery> from, uint[] sketch, Span<RememberedQuery> near, Span<double> likeness)
    {
        var count = 0;
        foreach (var entry in from)
        {
            if (QuerySketch.Similarity(sketch, entry.Sketch) is >= LeastLikeness and < Same and var like)
                (near[count], likeness[count++]) = (entry, like);
        }

        return count;
    }

    private static List<QueryExample> Pick(ReadOnlySpan<RememberedQuery> near, Span<double> likeness, Span<double> nearest, int most)
    {
        nearest[..near.Length].Clear();
        List<QueryExample> picked = [];
        for (var left = near.Length; left > 0 && picked.Count < most; left--)
        {
            var best = Best(likeness[..near.Length], nearest);
            likeness[best] = double.NaN;
            if (nearest[best] >= Same)
                continue;
            picked.Add(new(near[best].Record.Query!, near[best].Record.Answer!));
            for (var i = 0; picked.Count < most && i < near.Length; i++)
                nearest[i] = Math.Max(nearest[i], QuerySketch.Similarity(near[best].Sketch, near[i].Sketch));
        }

        // The most like stands last, next to the query.
        picked.Reverse();
        return picked;
    }

    // Those that were looked at have no likeness any more.
    private static int Best(ReadOnlySpan<double> likeness, ReadOnlySpan<double> nearest)
    {
        var (best, highest) = (-1, double.NegativeInfinity);
        for (var i = 0; i < likeness.Length; i++)
        {
            if ((Likeness * likeness[i]) - ((1 - Likeness) * nearest[i]) is var value && value > highest)
                (best, highest) = (i, value);
        }

        return best;
    }
}
