using System.Globalization;

namespace LlmAttributes;

/// <summary>What one check found.</summary>
/// <param name="Check">The name of the check; of the library's own that of its <see cref="QualityChecks"/>.</param>
/// <param name="Score">1 when nothing is wrong, 0 when all is.</param>
/// <param name="Reason">Why the score is below 1; it holds counts and words of the check's own, never text of the answer. Empty when nothing is wrong.</param>
public readonly record struct QualityFinding(string Check, double Score, string Reason = "")
{
    /// <summary>Below this score a finding is a fault.</summary>
    public const double FaultBelow = 0.5;

    /// <summary>Gets how much of the quality is lost when the score is 0; 0 to 1.</summary>
    /// <value>The default is 1.</value>
    public double Weight { get; init; } = 1;

    /// <summary>Gets a value indicating whether the score is so low that the answer has the fault that the check looks for.</summary>
    public bool IsFault => Score < FaultBelow;

    /// <summary>Names the check, the score and the reason.</summary>
    /// <returns>For instance <c>Refusal 0: The answer declines to answer</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Check} {Score:0.##}{(Reason.Length > 0 ? ": " : "")}{Reason}");
}
