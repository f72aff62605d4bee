namespace LlmAttributes;

/// <summary>Sums up what one strategy's choices led to.</summary>
internal sealed class ReplayTally
{
    private const double NormalAt95 = 1.96;

    private int _calls;
    private double _quality;
    private double _qualitySquares;
    private double? _cost = 0;
    private double? _seconds = 0;

    public void Add(RouteOutcome outcome)
    {
        _calls++;
        _quality += outcome.Quality;
        _qualitySquares += outcome.Quality * outcome.Quality;
        _cost += outcome.CostUsd;
        _seconds += outcome.Latency?.TotalSeconds;
    }

    public ReplayScore Score(string strategy)
    {
        var mean = _calls == 0 ? 0 : _quality / _calls;
        var variance = _calls < 2 ? 0 : Math.Max(0, (_qualitySquares - (_calls * mean * mean)) / (_calls - 1));
        return new()
        {
            Strategy = strategy,
            Calls = _calls,
            Quality = mean,
            QualityMargin = _calls == 0 ? 0 : NormalAt95 * Math.Sqrt(variance / _calls),
            CostUsd = _calls == 0 ? null : _cost / _calls,
            Latency = _calls > 0 && _seconds is { } seconds ? TimeSpan.FromSeconds(seconds / _calls) : null,
        };
    }
}
