namespace LlmAttributes;

/// <summary>A threshold and whether it is crossed. Looked at where an attempt fails, never where one succeeds.</summary>
internal sealed class ThresholdWatch(ErrorThreshold threshold, ErrorAggregator owner)
{
    private readonly object _gate = new();
    private bool _isCrossed;

    public ErrorThreshold Threshold { get; } = threshold;

    /// <summary>Compares the rate with the threshold.</summary>
    /// <param name="seconds">The time.</param>
    /// <param name="rate">The rate.</param>
    /// <returns>Whether the threshold was crossed just now.</returns>
    public bool Check(long seconds, out ErrorRate rate)
    {
        lock (_gate)
        {
            rate = owner.Rate(Threshold, seconds);
            var wasCrossed = _isCrossed;
            _isCrossed = rate.Outcomes >= Threshold.MinimumOutcomes && rate.Value >= Threshold.Rate;
            return _isCrossed && !wasCrossed;
        }
    }
}
