namespace LlmAttributes;

/// <summary>What was scored and judged on one day of one call with one model; lines of the same day, call and model add up.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Call">The contract and the method.</param>
/// <param name="Model">The key of the model.</param>
public sealed record QualityLine(DateOnly Day, string Call, string Model)
{
    /// <summary>Gets how many answers were scored.</summary>
    public long Scores { get; init; }

    /// <summary>Gets the sum of the scores.</summary>
    public double Sum { get; init; }

    /// <summary>Gets the sum of the squares of the scores.</summary>
    public double Squares { get; init; }

    /// <summary>Gets how many answers were judged by users.</summary>
    public long Judged { get; init; }

    /// <summary>Gets the sum of the judgements.</summary>
    public double JudgedSum { get; init; }

    /// <summary>Adds another line up.</summary>
    /// <param name="other">The other line.</param>
    /// <returns>The sum, with the day, call and model of this one.</returns>
    public QualityLine Plus(QualityLine other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with
        {
            Scores = Scores + other.Scores, Sum = Sum + other.Sum, Squares = Squares + other.Squares, Judged = Judged + other.Judged, JudgedSum = JudgedSum + other.JudgedSum,
        };
    }
}
