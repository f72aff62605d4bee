namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Fits all weights of the verifier: rarities, the linear model, the trees, and on rows that those have not seen the curves.</summary>
internal static class PairTrainer
{
    private const int Near = 4;
    private const float LeastSimilarity = 0.5f;
    private const float RewriteWeight = 1.5f;

    public static PairModel Of(IReadOnlyList<LabelledPair> pairs)
    {
        var queries = new ReadQueries();
        var groups = Components.OfAll(pairs);
        var first = pairs.Where(pair => groups.Of(pair.A) % 2 == 0).ToList();
        var second = pairs.Where(pair => groups.Of(pair.A) % 2 == 1).ToList();
        var curves = CurveFit.Of(Fit(first, groups, queries, CurveFit.Plain), second, queries);
        return Fit(pairs, groups, queries, curves);
    }

    private static PairModel Fit(IReadOnlyList<LabelledPair> pairs, Components groups, ReadQueries queries, PairCurves curves)
    {
        var weights = RarityFit.Of([.. pairs.SelectMany(static pair => new[] { pair.A, pair.B }).Distinct().Select(text => queries[text])]);
        List<(PairAlignment Pair, bool IsSame, float Weight, int Group)> rows =
            [.. pairs.Select(pair => (queries.Align(pair.A, pair.B), pair.IsSame, 1f, groups.Of(pair.A)))];
        AddRewrites(rows, pairs, groups, queries);
        AddNear(rows, pairs, groups, queries, weights);
        return PairFit.Of(weights, curves, rows);
    }

    private static void AddRewrites(List<(PairAlignment Pair, bool IsSame, float Weight, int Group)> rows, IReadOnlyList<LabelledPair> pairs, Components groups, ReadQueries queries)
    {
        var random = new Random(5);
        var subjects = pairs.SelectMany(pair => queries[pair.A].Words).Where(static word => word.Kind == WordKind.Content).Select(static word => word.Text).Distinct().ToArray();
        foreach (var text in pairs.Select(static pair => pair.A).Distinct())
        {
            if (random.Next(2) == 0)
                rows.AddRange(Rewrites.Of(text, subjects, random).Select(made => (queries.Align(made.A, made.B), made.IsSame, RewriteWeight, groups.Of(text))));
        }
    }

    // What a cache is asked is seldom a pair that somebody wrote down, but mostly a question with near neighbours.
    private static void AddNear(List<(PairAlignment Pair, bool IsSame, float Weight, int Group)> rows, IReadOnlyList<LabelledPair> pairs, Components groups, ReadQueries queries, WordWeights weights)
    {
        var known = pairs.Select(static pair => (pair.A, pair.B)).ToHashSet();
        var same = Components.Of(pairs);
        var stream = new PairStream(pairs.Select(static pair => pair.A), weights, queries);
        foreach (var asked in pairs.Select(static pair => pair.B).Distinct())
        {
            foreach (var (text, similarity) in stream.Nearest(asked, Near))
            {
                if (similarity > LeastSimilarity && text != asked && !known.Contains((text, asked)))
                    rows.Add((queries.Align(text, asked), same.Of(text) == same.Of(asked), 1, groups.Of(asked)));
            }
        }
    }
}
