namespace LlmAttributes;

/// <summary>Keeps the share of wrong hits at the declared bound. Not thread-safe.</summary>
/// <remarks>
/// A wrong hit raises what all hits need, a right one lowers it again, in the proportion of the bound, as in adaptive conformal inference (I. Gibbs and E. Candès, 2021): over time the share of wrong
/// hits among those that were judged comes down to the bound whatever the queries are like. It never falls below what the calibration asks.
/// </remarks>
internal sealed class WrongHitBound(double maxWrongHitRate, double leastConfidence)
{
    private const double Rate = 0.5;
    private const double Highest = 30;

    private readonly double _least = Logistic.LogitOf(leastConfidence);
    private double _raise;

    public long Judged { get; private set; }

    public long Wrong { get; private set; }

    /// <summary>Gets the logit that a hit of an entry without feedback needs.</summary>
    public double Least => _least + _raise;

    public void Add(bool isRight)
    {
        Judged++;
        Wrong += isRight ? 0 : 1;
        _raise = Math.Clamp(_raise + (Rate * ((isRight ? 0 : 1) - maxWrongHitRate)), 0, Highest);
    }
}
