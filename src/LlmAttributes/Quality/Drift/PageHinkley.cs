namespace LlmAttributes;

/// <summary>Finds a lasting drop of the mean of scores between 0 and 1, by the test of Page and Hinkley with a threshold that follows from the scores' own spread. Not thread-safe.</summary>
/// <remarks>
/// It sums up by how much scores stay below their mean, less half of the drop to be found, and never lets the sum fall below 0. A drop is found when the sum passes the threshold:
/// that of Siegmund's approximation for normal scores with this spread and about 200,000 calls between two false alarms, but at least 3.5 of the largest single shortfalls, so that
/// rare bad answers are no drop. Scores with a standard deviation of up to 0.12 show a drop of 0.1 within 100 calls nearly always, wider ones later; of yes or no nothing could show it so soon.
/// </remarks>
public sealed class PageHinkley
{
    private const int WarmUp = 50;
    private const int Memory = 2000;
    private const double CallsPerFalseAlarm = 200_000;
    private const double LeastSpread = 0.05;
    private const double Shortfalls = 3.5;
    private const double Forgetting = 0.9998;

    // Siegmund's correction for what the sum overshoots.
    private const double Overshoot = 1.166;

    private readonly double _allowance;
    private long _count;
    private double _mean;
    private double _squares;
    private double _largest;
    private double _sum;

    /// <summary>Creates a detector.</summary>
    /// <param name="drop">The drop to be found, in the unit of the scores.</param>
    /// <exception cref="ArgumentOutOfRangeException">The drop is not above 0 and at most 1.</exception>
    public PageHinkley(double drop = 0.1)
    {
        if (drop is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(drop), drop, "A drop must be above 0 and at most 1.");
        _allowance = drop / 2;
    }

    /// <summary>Gets how many scores it knows since it began or found a drop.</summary>
    public long Count => _count;

    /// <summary>Gets the mean of these scores, the older ones forgotten slowly.</summary>
    public double Mean => _mean;

    /// <summary>Gets the standard deviation of these scores.</summary>
    public double Deviation => _count > 1 ? Math.Sqrt(_squares / (Math.Min(_count, Memory) - 1)) : 0;

    /// <summary>Takes a score.</summary>
    /// <param name="score">The score.</param>
    /// <returns>Whether a drop is found; the detector begins anew then, with what is now as its measure.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is not between 0 and 1.</exception>
    public bool Add(double score)
    {
        if (score is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(score), score, "A score must be between 0 and 1.");
        if (_count >= WarmUp)
        {
            _largest = Math.Max(_largest * Forgetting, _mean - score);
            _sum = Math.Max(0, _sum + _mean - score - _allowance);
            if (_sum > Threshold())
            {
                (_count, _mean, _squares, _largest, _sum) = (0, 0, 0, 0, 0);
                return true;
            }
        }

        Learn(score);
        return false;
    }

    /// <summary>Gets what is known, to go on with later.</summary>
    /// <returns>The state.</returns>
    public PageHinkleyState Save() => new(_count, _mean, _squares, _largest, _sum);

    /// <summary>Goes on from what was known.</summary>
    /// <param name="state">The state.</param>
    public void Restore(PageHinkleyState state) => (_count, _mean, _squares, _largest, _sum) = (state.Count, state.Mean, state.Squares, state.Largest, state.Sum);

    private void Learn(double score)
    {
        _count++;
        if (_count > Memory)
            _squares *= 1 - (1.0 / Memory);
        var distance = score - _mean;
        _mean += distance / Math.Min(_count, Memory);
        _squares += distance * (score - _mean);
    }

    private double Threshold()
    {
        var spread = Math.Max(Deviation, LeastSpread);
        var slope = _allowance / spread;

        // The run length between false alarms is about (e^y - y - 1) / (2 slope²), with y = 2 slope (threshold + overshoot).
        var a = 2 * slope * slope * CallsPerFalseAlarm;
        var y = Math.Log(1 + a + Math.Log(1 + a));
        return Math.Max(((y / (2 * slope)) - Overshoot) * spread, Shortfalls * _largest);
    }
}
