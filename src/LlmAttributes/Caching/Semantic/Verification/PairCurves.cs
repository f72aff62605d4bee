namespace LlmAttributes;

/// <summary>Turns scores into probabilities, by stratum, and bounds on wrong hits into the probability that a hit needs.</summary>
internal sealed class PairCurves(float[] slopes, float[] offsets, float[] least)
{
    /// <summary>The bounds on wrong hits that <see cref="LeastFor"/> knows, ascending.</summary>
    public static ReadOnlySpan<double> Bounds => [0.005, 0.01, 0.02, 0.05, 0.1, 0.2];

    public ReadOnlyMemory<float> Slopes => slopes;

    public ReadOnlyMemory<float> Offsets => offsets;

    public ReadOnlyMemory<float> Least => least;

    public double Probability(PairStratum stratum, float score) => 1 / (1 + Math.Exp(-((slopes[(int)stratum] * score) + offsets[(int)stratum])));

    /// <summary>The least probability of a hit with which at most this share of hits was wrong.</summary>
    public double LeastFor(double maxWrongHitRate)
    {
        var last = Bounds.Length - 1;
        if (maxWrongHitRate < Bounds[0])
            return 1;
        if (maxWrongHitRate >= Bounds[last])
            return least[last];
        var at = 0;
        while (maxWrongHitRate >= Bounds[at + 1])
            at++;
        var share = (maxWrongHitRate - Bounds[at]) / (Bounds[at + 1] - Bounds[at]);
        return least[at] + (share * (least[at + 1] - least[at]));
    }
}
