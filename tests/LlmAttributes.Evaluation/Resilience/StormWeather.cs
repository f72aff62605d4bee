namespace LlmAttributes.Evaluation.Resilience;

/// <summary>When a model is in a burst of rate limits or in an outage.</summary>
/// <param name="seed">The seed of the storm.</param>
/// <param name="model">The number of the model.</param>
internal sealed class StormWeather(int seed, int model)
{
    private Spell _burst = new(Luck.Of(seed, -1, model, 0), StormScenario.BetweenBurstsSeconds, StormScenario.BurstSeconds);
    private Spell _outage = new(Luck.Of(seed, -1, model, 1), StormScenario.BetweenOutagesSeconds, StormScenario.OutageSeconds);

    /// <summary>Tells whether the model refuses by a rate limit.</summary>
    /// <param name="now">The seconds since the start, never less than the last time.</param>
    public bool IsBurst(double now) => _burst.IsOn(now);

    /// <summary>Tells whether the model is down.</summary>
    /// <param name="now">The seconds since the start, never less than the last time.</param>
    /// <param name="hangsUntil">When the connection is reset; 0 when it is refused.</param>
    public bool IsOutage(double now, out double hangsUntil)
    {
        var isOn = _outage.IsOn(now);
        hangsUntil = isOn && _outage.Character < StormScenario.HangingShare ? _outage.End : 0;
        return isOn;
    }

    private struct Spell
    {
        private readonly double _between;
        private readonly double _length;
        private Luck _luck;
        private double _start;

        public Spell(Luck luck, double between, double length)
        {
            (_luck, _between, _length) = (luck, between, length);
            Next();
        }

        public double End { get; private set; }

        public double Character { get; private set; }

        public bool IsOn(double now)
        {
            while (now >= End)
                Next();
            return now >= _start;
        }

        private void Next()
        {
            _start = End + _luck.NextGap(_between);
            End = _start + _length;
            Character = _luck.NextDouble();
        }
    }
}
