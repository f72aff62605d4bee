namespace LlmAttributes;

/// <summary>Successes and failures of one window.</summary>
/// <param name="Successes">How many operations succeeded.</param>
/// <param name="Failures">How many attempts failed; with a filter by kind, of that kind only.</param>
/// <param name="Outcomes">How many outcomes there were in all.</param>
public readonly record struct ErrorRate(long Successes, long Failures, long Outcomes)
{
    /// <summary>Gets the share of failures among all outcomes, 0 to 1.</summary>
    /// <value>0 when there was no outcome.</value>
    public double Value => Outcomes == 0 ? 0 : (double)Failures / Outcomes;
}
