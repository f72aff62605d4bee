namespace LlmAttributes.Evaluation.Routing;

/// <summary>How a strategy did call by call, over several orders of the same calls.</summary>
internal sealed class AdaptiveCurve(int calls)
{
    private readonly List<double[]> _regrets = [];
    private readonly double[] _lead = new double[calls];

    /// <summary>Replays one order.</summary>
    /// <param name="order">The calls.</param>
    /// <param name="strategy">The strategy, fresh.</param>
    /// <param name="single">The best single model.</param>
    /// <param name="best">The best model of each kind of task.</param>
    public void Add(List<RecordedCall> order, ReplayStrategy strategy, string single, Dictionary<string, string> best)
    {
        var regret = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            var call = order[i];
            var outcome = call.Find(strategy.Choose(call))!;
            strategy.Learn(call, outcome);
            regret[i] = call.Find(best[call.TaskType ?? ""])!.Quality - outcome.Quality;
            _lead[i] += outcome.Quality - call.Find(single)!.Quality;
        }

        _regrets.Add(regret);
    }

    /// <summary>The mean regret of each order over its last calls.</summary>
    public List<double> Regrets(int last) => _regrets.ConvertAll(regret => regret.AsSpan(calls - last).ToArray().Average());

    /// <summary>The lead over the best single model in a moving window, averaged over the orders: where it is least, and at the end.</summary>
    public (double Worst, double Last) Lead(int first, int window)
    {
        var sum = _lead.AsSpan(first, window).ToArray().Sum();
        var worst = sum;
        for (var end = first + window; end < calls; end++)
        {
            sum += _lead[end] - _lead[end - window];
            worst = Math.Min(worst, sum);
        }

        var scale = 1.0 / window / _regrets.Count;
        return (worst * scale, sum * scale);
    }
}
