namespace LlmAttributes;

/// <summary>From the share of a vote to the chance of being right: a Platt scale, bent to what was judged where that says otherwise, and never falling.</summary>
internal sealed class ConfidenceCurve
{
    private const double PriorWeight = 12;
    private const double LeastHold = 4;
    private const double MostHold = 1_000;
    private const int Steps = 25;

    private readonly ConfidenceScale _prior;
    private readonly double[]? _places;
    private readonly double[]? _chances;

    private ConfidenceCurve(ConfidenceScale prior, double[]? places, double[]? chances) => (_prior, _places, _chances) = (prior, places, chances);

    public static ConfidenceCurve Of(ConfidenceScale prior) => new(prior, null, null);

    public static ConfidenceCurve Fit(ConfidenceScale prior, ConfidenceBins bins)
    {
        if (bins.Total == 0)
            return Of(prior);
        var scale = FitScale(prior, bins);
        var hold = Hold(scale, bins);
        var (places, chances, weights) = (new double[ConfidenceBins.Count], new double[ConfidenceBins.Count], new double[ConfidenceBins.Count]);
        for (var bin = 0; bin < places.Length; bin++)
        {
            places[bin] = bins.Place(bin);
            weights[bin] = bins.Judged(bin) + hold;
            chances[bin] = (bins.Right(bin) + (hold * scale.OfLogOdds(places[bin]))) / weights[bin];
        }

        Isotonic.Pool(chances, weights);
        return new(prior, places, chances);
    }

    public double At(double share) => _places is null || _chances is null ? _prior.Of(share) : Isotonic.Read(_places, _chances, ConfidenceScale.LogOdds(share));

    // Newton's method on slope and offset, held near what is known before.
    private static ConfidenceScale FitScale(ConfidenceScale prior, ConfidenceBins bins)
    {
        var (slope, offset) = (prior.Slope, prior.Offset);
        for (var step = 0; step < Steps; step++)
        {
            var (bySlope, byOffset) = (PriorWeight * (slope - prior.Slope), PriorWeight * (offset - prior.Offset));
            var (slopes, both, offsets) = (PriorWeight, 0.0, PriorWeight);
            for (var bin = 0; bin < ConfidenceBins.Count; bin++)
            {
                var x = bins.Place(bin);
                var chance = ConfidenceScale.Sigmoid((slope * x) + offset);
                var (error, spread) = ((bins.Judged(bin) * chance) - bins.Right(bin), bins.Judged(bin) * chance * (1 - chance));
                (bySlope, byOffset) = (bySlope + (error * x), byOffset + error);
                (slopes, both, offsets) = (slopes + (spread * x * x), both + (spread * x), offsets + spread);
            }

            var determinant = (slopes * offsets) - (both * both);
            slope -= Math.Clamp(((offsets * bySlope) - (both * byOffset)) / determinant, -1, 1);
            offset -= Math.Clamp(((slopes * byOffset) - (both * bySlope)) / determinant, -1, 1);
        }

        // More agreement never makes an answer less likely right.
        return new(Math.Max(0, slope), offset);
    }

    // How many answers the scale counts for in each bin: few where the bins stray from it by more than chance and its usual spread explain.
    private static double Hold(ConfidenceScale scale, ConfidenceBins bins)
    {
        var (chance, strayed, occupied) = (0.0, 0.0, 0);
        for (var bin = 0; bin < ConfidenceBins.Count; bin++)
        {
            if (bins.Judged(bin) is not (> 0 and var judged))
                continue;
            var expected = scale.OfLogOdds(bins.Place(bin));
            var distance = (bins.Right(bin) / judged) - expected;
            chance += expected * (1 - expected);
            strayed += judged * distance * distance;
            occupied++;
        }

        var excess = (strayed - (chance * (1 + Math.Sqrt(2.0 / occupied)))) / bins.Total;
        return excess <= 0 ? MostHold : Math.Clamp(chance / occupied / excess, LeastHold, MostHold);
    }
}
