namespace LlmAttributes;

/// <summary>Adds up the comparisons of one call and two models.</summary>
internal sealed class ShadowSeries(string call, string model, string shadow)
{
    private readonly object _gate = new();
    private long _compared;
    private long _equal;
    private long _failed;
    private long _skipped;
    private long _scored;
    private double _similarity;
    private double _gain;
    private TimeSpan _duration;
    private TimeSpan _shadowDuration;
    private Cost _cost = Cost.Zero;
    private Cost _shadowCost = Cost.Zero;

    public void Add(ShadowComparison comparison)
    {
        lock (_gate)
        {
            _shadowCost += comparison.ShadowCost;
            if (comparison.Error is not null)
            {
                _failed++;
                return;
            }

            _compared++;
            _equal += comparison.IsEqual ? 1 : 0;
            _similarity += comparison.Similarity ?? 0;
            _duration += comparison.Duration;
            _shadowDuration += comparison.ShadowDuration;
            _cost += comparison.Cost;
            if (comparison.ShadowQuality - comparison.Quality is not { } gain)
                return;
            _scored++;
            _gain += gain;
        }
    }

    public void Skip()
    {
        lock (_gate)
            _skipped++;
    }

    public ShadowStats Read()
    {
        lock (_gate)
        {
            return new(call, model, shadow)
            {
                Compared = _compared,
                Equal = _equal,
                Failed = _failed,
                Skipped = _skipped,
                MeanSimilarity = _compared == 0 ? null : _similarity / _compared,
                MeanQualityGain = _scored == 0 ? null : _gain / _scored,
                MeanDuration = _compared == 0 ? TimeSpan.Zero : _duration / _compared,
                MeanShadowDuration = _compared == 0 ? TimeSpan.Zero : _shadowDuration / _compared,
                Cost = _cost,
                ShadowCost = _shadowCost,
            };
        }
    }
}
