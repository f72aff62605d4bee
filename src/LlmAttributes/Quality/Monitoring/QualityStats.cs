namespace LlmAttributes;

/// <summary>How good the answers of one model to one call are.</summary>
/// <param name="Call">The contract and the method.</param>
/// <param name="Model">The key of the model.</param>
public sealed record QualityStats(string Call, string Model)
{
    /// <summary>Gets how many answers were scored since the process began.</summary>
    public long Scores { get; init; }

    /// <summary>Gets the moving average of the scores, or <see langword="null"/> when there is none.</summary>
    public double? Average { get; init; }

    /// <summary>Gets the mean of the scores since the last drift.</summary>
    public double Mean { get; init; }

    /// <summary>Gets the standard deviation of the scores since the last drift.</summary>
    public double Deviation { get; init; }

    /// <summary>Gets the control limit below which the moving average is an alert.</summary>
    public double LowerLimit { get; init; }

    /// <summary>Gets a value indicating whether the moving average is below its limit.</summary>
    public bool IsBelowLimit { get; init; }

    /// <summary>Gets how many drifts were found.</summary>
    public int Drifts { get; init; }

    /// <summary>Gets how many answers users have judged.</summary>
    public long Judged { get; init; }

    /// <summary>Gets the mean of the judgements, or <see langword="null"/> when there is none.</summary>
    public double? JudgedMean { get; init; }
}
