namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Fits what a score is worth, on the best candidates of a stream that the model has not seen.</summary>
internal static class CurveFit
{
    private const int Candidates = 8;
    private const int Steps = 4000;
    private const double Rate = 0.5;
    private const double LeastSlope = 0.2;

    // The data names only some of the duplicates. Of 180 hits that it calls wrong a reader found .56, .35 and .25 to be so, by stratum; counted are a little more.
    private static readonly double[] s_wrong = [0.6, 0.45, 0.3];

    /// <summary>Curves that leave scores as they are.</summary>
    public static PairCurves Plain { get; } = new([1, 1, 1], [0, 0, 0], new float[PairCurves.Bounds.Length]);

    public static PairCurves Of(PairModel model, IReadOnlyList<LabelledPair> pairs, ReadQueries queries)
    {
        var (hits, same) = Hits(model, pairs, queries);
        var (slopes, offsets) = (new float[s_wrong.Length], new float[s_wrong.Length]);
        for (var stratum = 0; stratum < s_wrong.Length; stratum++)
            (slopes[stratum], offsets[stratum]) = Fit([.. hits.Where(hit => (int)hit.Stratum == stratum)], s_wrong[stratum]);
        var plain = new PairCurves(slopes, offsets, []);
        return new(slopes, offsets, Least([.. hits.Select(hit => (plain.Probability(hit.Stratum, hit.Score), hit.IsRight ? 0 : s_wrong[(int)hit.Stratum]))], same));
    }

    private static (List<(PairStratum Stratum, float Score, bool IsRight)> Hits, int Same) Hits(PairModel model, IReadOnlyList<LabelledPair> pairs, ReadQueries queries)
    {
        var stream = new PairStream(pairs.Select(static pair => pair.A), model.Weights, queries);
        var components = Components.Of(pairs);
        List<(PairStratum, float, bool)> hits = [];
        var same = 0;
        foreach (var pair in pairs)
        {
            var nearest = stream.Nearest(pair.B, Candidates);
            if (nearest.Exists(n => n.Text == pair.B))
            {
                same++;
                continue;
            }

            var best = nearest.Select(n => (n.Text, Pair: queries.Align(n.Text, pair.B)))
                .Select(n => (n.Text, n.Pair, Faults: PairRules.Of(n.Pair)))
                .Where(static n => n.Faults == PairFaults.None)
                .Select(n => (n.Text, Stratum: PairFeatures.StratumOf(n.Pair, n.Faults), Score: model.Score(n.Pair, n.Faults)))
                .OrderByDescending(static n => n.Score)
                .FirstOrDefault();
            if (best.Text is not null)
                hits.Add((best.Stratum, best.Score, components.Of(best.Text) == components.Of(pair.B)));
        }

        return (hits, same);
    }

    private static (float Slope, float Offset) Fit(List<(PairStratum Stratum, float Score, bool IsRight)> hits, double wrong)
    {
        var (slope, offset) = (1.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (a, b) = (0.0, 0.0);
            foreach (var hit in hits)
            {
                var error = Logistic.Of((slope * hit.Score) + offset) - (hit.IsRight ? 1 : 1 - wrong);
                a += error * hit.Score;
                b += error;
            }

            slope = Math.Max(LeastSlope, slope - (Rate * a / hits.Count));
            offset -= Rate * b / hits.Count;
        }

        return ((float)slope, (float)offset);
    }

    // The lowest probability down to which the share of wrong hits stays within each bound, hits of the very same text counted.
    private static float[] Least(List<(double Probability, double Wrong)> hits, int same)
    {
        var least = new float[PairCurves.Bounds.Length];
        Array.Fill(least, 1);
        var wrong = 0.0;
        hits.Sort(static (x, y) => y.Probability.CompareTo(x.Probability));
        for (var i = 0; i < hits.Count; i++)
        {
            wrong += hits[i].Wrong;
            for (var bound = 0; bound < least.Length; bound++)
            {
                if (wrong <= PairCurves.Bounds[bound] * (same + i + 1))
                    least[bound] = (float)hits[i].Probability;
            }
        }

        for (var bound = 1; bound < least.Length; bound++)
            least[bound] = Math.Min(least[bound], least[bound - 1]);
        return least;
    }
}
