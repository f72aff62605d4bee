namespace LlmAttributes;

/// <summary>What feedback says about one entry: how much surer than usual its hits must be.</summary>
/// <remarks>
/// As in vCache (L. G. Schroeder et al., 2025) every entry has a logistic curve of its own, and what decides is the pessimistic end of what is known of it. Here the curve is the calibrated one, moved by a shift whose
/// prior is a normal distribution around 0; before any feedback the pessimistic end is that of the prior, so nothing is moved.
/// </remarks>
internal sealed class EntryEvidence
{
    /// <summary>The most observations that are kept, the latest.</summary>
    public const int Most = 32;

    private const double PriorDeviation = 1.5;
    private const double Pessimism = 1.645;
    private const int Steps = 25;

    private readonly List<(double Logit, bool IsRight)> _observations = [];

    /// <summary>Gets how far the logit of a hit must lie above the usual one; below 0 when right hits have made the entry trusted.</summary>
    public double Shift { get; private set; }

    public int Count => _observations.Count;

    public void Add(double logit, bool isRight)
    {
        if (_observations.Count == Most)
            _observations.RemoveAt(0);
        _observations.Add((logit, isRight));
        var mean = MostLikely();
        var deviation = 1 / Math.Sqrt(Curvature(mean));
        Shift = mean + (Pessimism * (deviation - PriorDeviation));
    }

    // The log posterior is concave, so halving always finds its top.
    private double MostLikely()
    {
        var (low, high) = (-20.0, 20.0);
        for (var i = 0; i < Steps; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(middle) > 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private double Slope(double shift)
    {
        var slope = -shift / (PriorDeviation * PriorDeviation);
        foreach (var (logit, isRight) in _observations)
            slope += Logistic.Of(logit - shift) - (isRight ? 1 : 0);
        return slope;
    }

    private double Curvature(double shift)
    {
        var curvature = 1 / (PriorDeviation * PriorDeviation);
        foreach (var (logit, _) in _observations)
        {
            var p = Logistic.Of(logit - shift);
            curvature += p * (1 - p);
        }

        return curvature;
    }
}
