namespace LlmAttributes;

/// <summary>What ended within one minute.</summary>
/// <param name="Start">When the minute began, in UTC.</param>
/// <param name="Count">How many runs ended.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Total">The sum of their durations.</param>
public readonly record struct MinuteStats(DateTimeOffset Start, long Count, long Failed, TimeSpan Total)
{
    /// <summary>Gets the share that failed, 0 to 1.</summary>
    public double ErrorRate => Count == 0 ? 0 : (double)Failed / Count;

    /// <summary>Gets the mean duration.</summary>
    public TimeSpan Mean => Count == 0 ? TimeSpan.Zero : Total / Count;
}
