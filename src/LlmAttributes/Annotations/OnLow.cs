namespace LlmAttributes;

/// <summary>What <see cref="MonitorQualityAttribute"/> does with an answer whose score is too low.</summary>
public enum OnLow
{
    /// <summary>Returns it all the same: <see cref="LlmResult{T}.Quality"/> and a log line say so.</summary>
    Flag = 0,

    /// <summary>Asks the same model again and returns the best answer.</summary>
    Retry = 1,

    /// <summary>Asks a stronger or the next model and returns the best answer.</summary>
    Escalate = 2,

    /// <summary>Fails the call with <see cref="LlmErrorKind.InvalidResponse"/>.</summary>
    Fail = 3,
}
