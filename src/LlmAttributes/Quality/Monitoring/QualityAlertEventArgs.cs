namespace LlmAttributes;

/// <summary>Tells of an alert.</summary>
public sealed class QualityAlertEventArgs : EventArgs
{
    internal QualityAlertEventArgs(QualityAlert alert) => Alert = alert;

    /// <summary>Gets the alert.</summary>
    public QualityAlert Alert { get; }
}
