namespace LlmAttributes;

/// <summary>Why a <see cref="QualityMonitor"/> raises an alert.</summary>
public enum QualityAlertKind
{
    /// <summary>The mean has dropped for good, as far as can be told; what is now is the new measure.</summary>
    Drift = 0,

    /// <summary>The moving average is below its control limit; told once until it is back at the mean.</summary>
    BelowLimit = 1,
}
