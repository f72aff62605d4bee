namespace LlmAttributes;

/// <summary>How much likelier the answer becomes right when the rest of the members is asked too: what it will be then, less what it is now (two logistic regressions).</summary>
internal sealed class AskOnGain(double[] now, double[] then)
{
    private const double Penalty = 2;
    private const int Steps = 60;

    public double[] Now => now;

    public double[] Then => then;

    /// <summary>Fits the weights.</summary>
    /// <param name="rows">The signals of each question, and whether the answer is right now, and is right when everybody was asked.</param>
    /// <param name="signals">How many signals there are.</param>
    /// <param name="cancellationToken">Ends the fit.</param>
    public static AskOnGain Fit(IReadOnlyList<(double[] Signals, bool IsRight, bool WillBe)> rows, int signals, CancellationToken cancellationToken) =>
        new(Fit(rows, static row => row.IsRight, StageSignals.Confidence(signals), cancellationToken), Fit(rows, static row => row.WillBe, new double[signals], cancellationToken));

    /// <summary>How much likelier it becomes.</summary>
    public double Of(double[] signals) => Chance(then, signals) - Chance(now, signals);

    /// <summary>How likely the answer is wrong now, which is the most that can be gained.</summary>
    public double MostOf(double[] signals) => 1 - Chance(now, signals);

    private static double[] Fit(IReadOnlyList<(double[] Signals, bool IsRight, bool WillBe)> rows, Func<(double[] Signals, bool IsRight, bool WillBe), bool> target, double[] centre, CancellationToken cancellationToken) =>
        Minimiser.Minimise(
            (point, gradient) =>
            {
                var loss = 0.0;
                for (var j = 0; j < point.Length; j++)
                {
                    var penalty = j == 0 ? 0 : Penalty;
                    var distance = point[j] - centre[j];
                    loss += penalty * distance * distance / 2;
                    gradient[j] = penalty * distance;
                }

                foreach (var row in rows)
                {
                    var isTrue = target(row);
                    var chance = Chance(point, row.Signals);
                    loss -= Math.Log(Math.Max(1e-12, isTrue ? chance : 1 - chance));
                    for (var j = 0; j < point.Length; j++)
                        gradient[j] += (chance - (isTrue ? 1 : 0)) * row.Signals[j];
                }

                return loss;
            },
            (double[])centre.Clone(),
            Steps,
            cancellationToken);

    private static double Chance(double[] weights, double[] signals)
    {
        var sum = 0.0;
        for (var j = 0; j < weights.Length; j++)
            sum += weights[j] * signals[j];
        return ConfidenceScale.Sigmoid(sum);
    }
}
