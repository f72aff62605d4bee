namespace LlmAttributes;

/// <summary>Tells which threshold was reached.</summary>
public sealed class ErrorThresholdCrossedEventArgs : EventArgs
{
    internal ErrorThresholdCrossedEventArgs(ErrorThreshold threshold, ErrorRate rate, DateTimeOffset time)
    {
        Threshold = threshold;
        Rate = rate;
        Time = time;
    }

    /// <summary>Gets the threshold.</summary>
    public ErrorThreshold Threshold { get; }

    /// <summary>Gets the rate that reached it.</summary>
    public ErrorRate Rate { get; }

    /// <summary>Gets when it was reached.</summary>
    public DateTimeOffset Time { get; }
}
