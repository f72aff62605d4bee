namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Fits boosted trees for the logistic loss over binned numbers.</summary>
internal sealed class TreeFit
{
    private const int Bins = 64;
    private const int Depth = 5;
    private const int Trees = 220;
    private const double Rate = 0.07;
    private const double Shrinkage = 5;
    private const double LeastWeight = 12;

    private readonly int _width;
    private readonly float[][] _bounds;
    private readonly byte[][] _bins;
    private readonly bool[] _labels;
    private readonly float[] _weights;
    private readonly double[] _scores;
    private readonly int[] _nodes;
    private readonly double[] _slopes;
    private readonly double[] _curves;

    private TreeFit(IReadOnlyList<float[]> rows, bool[] labels, float[] weights)
    {
        _width = rows[0].Length;
        _labels = labels;
        _weights = weights;
        _scores = new double[rows.Count];
        _slopes = new double[rows.Count];
        _curves = new double[rows.Count];
        _nodes = new int[rows.Count];
        _bounds = [.. Enumerable.Range(0, _width).Select(f => BoundsOf(rows, f))];
        _bins = [.. Enumerable.Range(0, _width).Select(f => rows.Select(row => BinOf(_bounds[f], row[f])).ToArray())];
    }

    public static PairTrees Of(IReadOnlyList<float[]> rows, bool[] labels, float[] weights) => new TreeFit(rows, labels, weights).Fit();

    private PairTrees Fit()
    {
        const int Inner = (1 << Depth) - 1;
        var (features, bounds, leaves) = (new byte[Trees * Inner], new float[Trees * Inner], new float[Trees << Depth]);
        var share = Enumerable.Range(0, _labels.Length).Sum(i => _labels[i] ? _weights[i] : 0) / _weights.Sum();
        var start = Math.Log(share / (1 - share));
        Array.Fill(_scores, start);
        var random = new Random(11);
        for (var tree = 0; tree < Trees; tree++)
        {
            for (var i = 0; i < _scores.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-_scores[i]));
                var weight = random.NextDouble() < 0.7 ? _weights[i] : 0;
                _slopes[i] = (p - (_labels[i] ? 1 : 0)) * weight;
                _curves[i] = p * (1 - p) * weight;
            }

            Grow(features.AsSpan(tree * Inner, Inner), bounds.AsSpan(tree * Inner, Inner), leaves.AsSpan(tree << Depth, 1 << Depth), random);
        }

        return new(Depth, features, bounds, leaves, (float)start);
    }

    private void Grow(Span<byte> features, Span<float> bounds, Span<float> leaves, Random random)
    {
        Array.Clear(_nodes);
        var chosen = Enumerable.Range(0, _width).Where(_ => random.NextDouble() < 0.6).ToArray();
        for (var level = 0; level < Depth; level++)
        {
            var first = (1 << level) - 1;
            var count = 1 << level;
            var best = new (double Gain, int Feature, int Bin)[count];
            foreach (var feature in chosen)
                Search(feature, first, count, best);
            for (var n = 0; n < count; n++)
            {
                features[first + n] = (byte)best[n].Feature;
                bounds[first + n] = best[n].Gain > 0 ? _bounds[best[n].Feature][best[n].Bin] : float.MaxValue;
            }

            for (var i = 0; i < _nodes.Length; i++)
            {
                var (gain, feature, bin) = best[_nodes[i] - first];
                _nodes[i] = (2 * _nodes[i]) + (gain > 0 && _bins[feature][i] > bin ? 2 : 1);
            }
        }

        var (slopes, curves) = (new double[1 << Depth], new double[1 << Depth]);
        for (var i = 0; i < _nodes.Length; i++)
        {
            slopes[_nodes[i] - (1 << Depth) + 1] += _slopes[i];
            curves[_nodes[i] - (1 << Depth) + 1] += _curves[i];
        }

        for (var n = 0; n < leaves.Length; n++)
            leaves[n] = (float)(-Rate * slopes[n] / (curves[n] + Shrinkage));
        for (var i = 0; i < _nodes.Length; i++)
            _scores[i] += leaves[_nodes[i] - (1 << Depth) + 1];
    }

    private void Search(int feature, int first, int count, (double Gain, int Feature, int Bin)[] best)
    {
        var (slopes, curves) = (new double[count * Bins], new double[count * Bins]);
        var bins = _bins[feature];
        for (var i = 0; i < bins.Length; i++)
        {
            var at = ((_nodes[i] - first) * Bins) + bins[i];
            slopes[at] += _slopes[i];
            curves[at] += _curves[i];
        }

        for (var n = 0; n < count; n++)
        {
            var (allSlope, allCurve) = (slopes.AsSpan(n * Bins, Bins).ToArray().Sum(), curves.AsSpan(n * Bins, Bins).ToArray().Sum());
            var (slope, curve) = (0.0, 0.0);
            for (var bin = 0; bin < _bounds[feature].Length; bin++)
            {
                slope += slopes[(n * Bins) + bin];
                curve += curves[(n * Bins) + bin];
                if (curve < LeastWeight || allCurve - curve < LeastWeight)
                    continue;
                var gain = Value(slope, curve) + Value(allSlope - slope, allCurve - curve) - Value(allSlope, allCurve);
                if (gain > best[n].Gain)
                    best[n] = (gain, feature, bin);
            }
        }
    }

    private static double Value(double slope, double curve) => slope * slope / (curve + Shrinkage);

    // A value is in the bin of the first bound that is not below it.
    private static byte BinOf(float[] bounds, float value)
    {
        var at = Array.BinarySearch(bounds, value);
        return (byte)(at >= 0 ? at : ~at);
    }

    private static float[] BoundsOf(IReadOnlyList<float[]> rows, int feature)
    {
        var values = rows.Select(row => row[feature]).Order().ToArray();
        return [.. Enumerable.Range(1, Bins - 1).Select(i => values[(int)((long)i * (values.Length - 1) / Bins)]).Distinct()];
    }
}
