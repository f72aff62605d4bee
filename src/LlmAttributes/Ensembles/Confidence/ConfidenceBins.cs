namespace LlmAttributes;

/// <summary>Judged answers by how sure the vote was, in bins of equal width in log-odds: shares near 0 and 1 differ there as much as they do in meaning.</summary>
internal sealed class ConfidenceBins
{
    public const int Count = 33;

    private const double Width = 0.5;

    private readonly long[] _judged = new long[Count];
    private readonly double[] _right = new double[Count];
    private readonly double[] _shares = new double[Count];

    public long Total { get; private set; }

    public static int Of(double share) => Math.Clamp((int)Math.Round(ConfidenceScale.LogOdds(share) / Width, MidpointRounding.AwayFromZero) + (Count / 2), 0, Count - 1);

    public void Add(int bin, long judged, double right, double shares)
    {
        _judged[bin] += judged;
        _right[bin] += right;
        _shares[bin] += shares;
        Total += judged;
    }

    public long Judged(int bin) => _judged[bin];

    public double Right(int bin) => _right[bin];

    /// <summary>Where in log-odds the answers of a bin are; its middle where it has none.</summary>
    public double Place(int bin) => _judged[bin] == 0 ? (bin - (Count / 2)) * Width : ConfidenceScale.LogOdds(_shares[bin] / _judged[bin]);
}
