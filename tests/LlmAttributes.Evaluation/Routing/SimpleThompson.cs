namespace LlmAttributes.Evaluation.Routing;

/// <summary>A baseline: Thompson sampling with a beta distribution per model and kind of task, each beginning at nothing known.</summary>
internal sealed class SimpleThompson(List<string> models, int seed) : ReplayStrategy(Title)
{
    public const string Title = "simple Thompson sampling";

    private readonly Dictionary<(string, string), (double Good, double Bad)> _seen = [];
    private readonly Random _random = new(seed);

    public override string Choose(RecordedCall recorded) => models.MaxBy(model => Draw(_seen.GetValueOrDefault((recorded.TaskType ?? "", model))))!;

    public override void Learn(RecordedCall recorded, RouteOutcome outcome)
    {
        var key = (recorded.TaskType ?? "", outcome.Model);
        var (good, bad) = _seen.GetValueOrDefault(key);
        _seen[key] = (good + outcome.Quality, bad + 1 - outcome.Quality);
    }

    private double Draw((double Good, double Bad) seen)
    {
        var good = Gamma(1 + seen.Good);
        return good / (good + Gamma(1 + seen.Bad));
    }

    // Marsaglia and Tsang (2000), for shapes of 1 and more.
    private double Gamma(double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < (x * x / 2) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }
}
