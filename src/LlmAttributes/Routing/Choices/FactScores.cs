using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The scores of strategies that go by declared facts; the higher the better, not a number where a fact is unknown.</summary>
internal static class FactScores
{
    public static double[] Cost(Candidate[] candidates) => Array.ConvertAll(candidates, static c => -Usd(c));

    public static double[] Speed(Candidate[] candidates) => Array.ConvertAll(candidates, static c => c.Model.Facts.TokensPerSecond ?? double.NaN);

    /// <summary>The declared quality, corrected.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="fits">What is to be added to each.</param>
    public static double[] Quality(Candidate[] candidates, double[] fits) => Add(Array.ConvertAll(candidates, static c => c.Model.Facts.Quality ?? double.NaN), fits);

    /// <summary>The quality at one kind of task, or in general where that is unknown, corrected.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="task">The kind of task.</param>
    /// <param name="fits">What is to be added to each.</param>
    public static double[] Quality(Candidate[] candidates, string task, double[] fits) =>
        Add(Array.ConvertAll(candidates, c => c.Model.Facts.TaskQuality.TryGetValue(task, out var quality) ? quality : c.Model.Facts.Quality ?? double.NaN), fits);

    /// <summary>What a low price and speed are worth, each from 0 to 1 among the candidates times its weight.</summary>
    public static double[] Bonus(Candidate[] candidates, RoutePlan plan)
    {
        var scores = new double[candidates.Length];
        Add(scores, Cheapness(candidates), plan.CostWeight ?? 0);
        Add(scores, Array.ConvertAll(Speed(candidates), Math.Log), plan.SpeedWeight ?? 0);
        return scores;
    }

    /// <summary>The weighted sum of a low price, speed and quality, each from 0 to 1 among the candidates.</summary>
    public static double[] Balanced(Candidate[] candidates, RoutePlan plan, double[] fits)
    {
        var isDeclared = plan is not { CostWeight: null, SpeedWeight: null, QualityWeight: null };
        var scores = new double[candidates.Length];
        Add(scores, Cheapness(candidates), isDeclared ? plan.CostWeight ?? 0 : 1.0 / 3);
        Add(scores, Array.ConvertAll(Speed(candidates), Math.Log), isDeclared ? plan.SpeedWeight ?? 0 : 1.0 / 3);
        Add(scores, Quality(candidates, fits), isDeclared ? plan.QualityWeight ?? 0 : 1.0 / 3);
        return scores;
    }

    // A free model is one of a tenth of a cent per million tokens on a scale that knows no zero.
    private const double LeastUsd = 0.001;

    private static double[] Cheapness(Candidate[] candidates) => Array.ConvertAll(candidates, static c => -Math.Log(Math.Max(Usd(c), LeastUsd)));

    private static double Usd(Candidate candidate) =>
        candidate.Model.Facts is { InputUsdPerMillionTokens: { } input, OutputUsdPerMillionTokens: { } output } ? (double)(input + output) : double.NaN;

    private static double[] Add(double[] values, double[] more)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] += more[i];
        return values;
    }

    private static void Add(double[] scores, double[] values, double weight)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsNaN(values[i]))
                scores[i] += weight * (high > low ? (values[i] - low) / (high - low) : 1);
        }
    }
}
