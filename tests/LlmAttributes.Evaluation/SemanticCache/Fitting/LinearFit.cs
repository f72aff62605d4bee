namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Fits the linear model of shared and different words by AdaGrad.</summary>
internal static class LinearFit
{
    private const int Epochs = 6;
    private const float Rate = 0.06f;
    private const float Decay = 3e-4f;

    public static LinearPairs Of(IReadOnlyList<uint[]> rows, IReadOnlyList<bool> labels)
    {
        var (weights, squares) = (new float[LinearPairs.Buckets], new float[LinearPairs.Buckets]);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(3);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var score = 0f;
                foreach (var feature in rows[row])
                    score += weights[feature % LinearPairs.Buckets];
                var error = (1 / (1 + MathF.Exp(-score))) - (labels[row] ? 1 : 0);
                foreach (var feature in rows[row])
                {
                    var i = feature % LinearPairs.Buckets;
                    var slope = error + (Decay * weights[i]);
                    squares[i] += slope * slope;
                    weights[i] -= Rate * slope / MathF.Sqrt(squares[i] + 1);
                }
            }
        }

        var step = Math.Max(1e-6f, weights.Max(MathF.Abs) / sbyte.MaxValue);
        return new(Array.ConvertAll(weights, w => (sbyte)MathF.Round(w / step)), step);
    }

    public static uint[] FeaturesOf(PairAlignment pair)
    {
        Span<uint> features = stackalloc uint[LinearPairs.Most];
        return features[..LinearPairs.Write(pair, features)].ToArray();
    }
}
