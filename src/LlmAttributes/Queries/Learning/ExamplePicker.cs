namespace LlmAttributes;

/// <summary>Picks examples by likeness and diversity (maximal marginal relevance, Carbonell and Goldstein 1998).</summary>
internal static class ExamplePicker
{
    private const double LeastLikeness = 0.1;
    private const double Likeness = 0.5;

    // The query itself, asked before, shows nothing but its answer.
    private const double Same = 0.999;

    public static IReadOnlyList<QueryExample> Pick(List<RememberedQuery> from, string query, int most)
    {
        var sketch = QuerySketch.Of(query);
        List<(RememberedQuery Entry, double Likeness)> near = [];
        foreach (var entry in from)
        {
            var likeness = QuerySketch.Similarity(sketch, entry.Sketch);
            if (likeness is >= LeastLikeness and < Same)
                near.Add((entry, likeness));
        }

        List<RememberedQuery> picked = [];
        while (picked.Count < most && near.Count > 0)
        {
            var best = near.MaxBy(candidate => (Likeness * candidate.Likeness) - ((1 - Likeness) * Nearest(picked, candidate.Entry)));
            near.Remove(best);
            if (Nearest(picked, best.Entry) < Same)
                picked.Add(best.Entry);
        }

        // The most like stands last, next to the query.
        picked.Reverse();
        return picked.ConvertAll(static entry => new QueryExample(entry.Record.Query!, entry.Record.Answer!));
    }

    private static double Nearest(List<RememberedQuery> picked, RememberedQuery entry)
    {
        var nearest = 0.0;
        foreach (var other in picked)
            nearest = Math.Max(nearest, QuerySketch.Similarity(other.Sketch, entry.Sketch));
        return nearest;
    }
}
