namespace LlmAttributes;

/// <summary>How far back errors are counted.</summary>
/// <remarks>A sliding window is cut into 60 slices; it holds the running slice and the 59 before, so its edge is exact to a sixtieth of its length.</remarks>
public enum ErrorWindow
{
    /// <summary>The last minute, in slices of a second.</summary>
    OneMinute = 0,

    /// <summary>The last five minutes, in slices of five seconds.</summary>
    FiveMinutes = 1,

    /// <summary>The last hour, in slices of a minute.</summary>
    OneHour = 2,

    /// <summary>Everything since the aggregator was created.</summary>
    Total = 3,
}
