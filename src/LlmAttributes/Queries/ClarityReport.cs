namespace LlmAttributes;

/// <summary>How clear a query is, and where it is not.</summary>
/// <param name="Score">From 0 to 1; 1 when nothing was found.</param>
public sealed record ClarityReport(double Score)
{
    private const double MiddleFrom = 0.6;
    private const double HighFrom = 0.9;

    /// <summary>Gets the places that are not clear, at most one of each kind, in the order of <see cref="ClarityFault"/>.</summary>
    public IReadOnlyList<ClarityFinding> Findings { get; init; } = [];

    /// <summary>Gets how many words the query has; of a long one those that were read.</summary>
    public int Words { get; init; }

    /// <summary>Gets the years of school that reading it takes (automated readability index) by the sentence that is hardest; 0 when it has few words.</summary>
    public double ReadingGrade { get; init; }

    /// <summary>Gets the score, coarsely.</summary>
    public ClarityBand Band => Score < MiddleFrom ? ClarityBand.Low : Score < HighFrom ? ClarityBand.Middle : ClarityBand.High;

    /// <summary>Finds the place of a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The place, or <see langword="null"/> when the query does not have the fault.</returns>
    public ClarityFinding? Find(ClarityFault fault)
    {
        for (var i = 0; i < Findings.Count; i++)
        {
            if (Findings[i].Fault == fault)
                return Findings[i];
        }

        return null;
    }
}
