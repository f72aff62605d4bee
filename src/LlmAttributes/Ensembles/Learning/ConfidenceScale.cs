namespace LlmAttributes;

/// <summary>Turns a share of belief into a calibrated confidence (Platt scaling of its log-odds).</summary>
internal readonly record struct ConfidenceScale(double Slope, double Offset)
{
    private const int Rounds = 50;
    private const double Penalty = 5;
    private const double Smallest = 1e-6;

    public static ConfidenceScale None => new(1, 0);

    /// <summary>Before any feedback: fitted on pools of many models on arithmetic, code and word problems, and measured on questions of other kinds.</summary>
    public static ConfidenceScale Prior => new(0.36, -0.22);

    public double Of(double share) => OfLogOdds(LogOdds(share));

    public double OfLogOdds(double logOdds) => Sigmoid((Slope * logOdds) + Offset);

    /// <summary>Fits a scale, held near one that is known before.</summary>
    public static ConfidenceScale Fit(IReadOnlyList<(double Share, bool IsRight)> outcomes, ConfidenceScale before, CancellationToken cancellationToken = default)
    {
        var fitted = Minimiser.Minimise(
            (point, gradient) =>
            {
                var (slope, offset) = (point[0] - before.Slope, point[1] - before.Offset);
                var loss = Penalty * ((slope * slope) + (offset * offset)) / 2;
                (gradient[0], gradient[1]) = (Penalty * slope, Penalty * offset);
                foreach (var (share, isRight) in outcomes)
                {
                    var x = LogOdds(share);
                    var chance = Sigmoid((point[0] * x) + point[1]);
                    var error = chance - (isRight ? 1 : 0);
                    loss -= Math.Log(Math.Max(Smallest * Smallest, isRight ? chance : 1 - chance));
                    gradient[0] += error * x;
                    gradient[1] += error;
                }

                return loss;
            },
            [before.Slope, before.Offset],
            Rounds,
            cancellationToken);
        return new(fitted[0], fitted[1]);
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double LogOdds(double share)
    {
        var sure = Math.Clamp(share, Smallest, 1 - Smallest);
        return Math.Log(sure / (1 - sure));
    }
}
