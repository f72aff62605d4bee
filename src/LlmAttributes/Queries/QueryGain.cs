namespace LlmAttributes;

/// <summary>How much a strategy, or several, add to the score of answers, as far as outcomes show it.</summary>
/// <param name="Expected">What is expected to be added to a score of 0 to 1.</param>
/// <param name="Low">The lower end of the 95 % interval.</param>
/// <param name="High">The upper end of the 95 % interval.</param>
/// <param name="Confidence">How likely the gain is above 0.</param>
/// <param name="Outcomes">How many outcomes of queries like it used the strategy.</param>
public readonly record struct QueryGain(double Expected, double Low, double High, double Confidence, int Outcomes)
{
    /// <summary>Gets the gain of which nothing is known.</summary>
    public static QueryGain Unknown { get; } = new(0, -1, 1, 0.5, 0);

    /// <summary>Gets a value indicating whether outcomes show anything.</summary>
    public bool IsKnown => High - Low < 2;
}
