namespace LlmAttributes;

/// <summary>Finds how small the gain of asking on must be to stop.</summary>
internal static class StageThreshold
{
    private const int Candidates = 400;

    public static double Choose(StageRun[] runs, double[] costs, ConsensusStagesOptions options)
    {
        var all = costs.Sum();
        var full = Right(runs, double.NegativeInfinity);
        var gains = runs.SelectMany(static run => run.Gains).Where(static gain => gain < 1).Distinct().Order().ToArray();
        var step = Math.Max(1, gains.Length / Candidates);
        var chosen = double.NegativeInfinity;
        for (var i = 0; i < gains.Length; i += step)
        {
            if (options.MostCost is { } most)
            {
                // Thresholds rise, so the first one that is cheap enough asks most.
                if (Cost(runs, gains[i], costs) <= most * all)
                    return gains[i];
                chosen = gains[i];
            }
            else if (Right(runs, gains[i]) >= full - options.MaxLoss)
            {
                chosen = gains[i];
            }
        }

        return chosen;
    }

    private static double Right(StageRun[] runs, double threshold) => runs.Average(run => run.StopAt(threshold).IsRight ? 1.0 : 0);

    private static double Cost(StageRun[] runs, double threshold, double[] costs) => runs.Average(run => costs.AsSpan(0, run.StopAt(threshold).Stage + 1).ToArray().Sum());
}
