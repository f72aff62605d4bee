namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Fits the model of pairs. The trees see the linear model only as it judges pairs that it was not fitted on.</summary>
internal static class PairFit
{
    private const int Folds = 5;

    public static PairModel Of(WordWeights weights, PairCurves curves, IReadOnlyList<(PairAlignment Pair, bool IsSame, float Weight, int Group)> rows)
    {
        var features = rows.Select(static row => LinearFit.FeaturesOf(row.Pair)).ToArray();
        var labels = rows.Select(static row => row.IsSame).ToArray();
        var values = new float[rows.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var kept = Enumerable.Range(0, rows.Count).Where(i => rows[i].Group % Folds != fold).ToArray();
            var part = LinearFit.Of([.. kept.Select(i => features[i])], [.. kept.Select(i => labels[i])]);
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Group % Folds != fold)
                    continue;
                values[i] = new float[PairFeatures.Count];
                PairFeatures.Write(rows[i].Pair, PairRules.Of(rows[i].Pair), weights, values[i]);
                values[i][PairFeatures.Linear] = part.Score(rows[i].Pair);
            }
        }

        return new(weights, LinearFit.Of(features, labels), TreeFit.Of(values, labels, [.. rows.Select(static row => row.Weight)]), curves);
    }
}
