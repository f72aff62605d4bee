namespace LlmAttributes;

/// <summary>One count over each window.</summary>
/// <param name="OneMinute">The count of the last minute.</param>
/// <param name="FiveMinutes">The count of the last five minutes.</param>
/// <param name="OneHour">The count of the last hour.</param>
/// <param name="Total">The count since the aggregator was created.</param>
public readonly record struct WindowCounts(long OneMinute, long FiveMinutes, long OneHour, long Total)
{
    /// <summary>Gets the count of a window.</summary>
    /// <param name="window">The window.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window does not exist.</exception>
    public long this[ErrorWindow window] => window switch
    {
        ErrorWindow.OneMinute => OneMinute,
        ErrorWindow.FiveMinutes => FiveMinutes,
        ErrorWindow.OneHour => OneHour,
        ErrorWindow.Total => Total,
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, $"There is no window '{window}'."),
    };
}
