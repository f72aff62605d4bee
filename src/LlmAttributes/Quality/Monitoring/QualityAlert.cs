namespace LlmAttributes;

/// <summary>What a <see cref="QualityMonitor"/> noticed.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Call">The contract and the method, for instance <c>ISupportDesk.ClassifyAsync</c>.</param>
/// <param name="Model">The key of the model.</param>
/// <param name="Time">When.</param>
/// <param name="Average">The moving average now.</param>
/// <param name="Mean">The mean until now.</param>
/// <param name="LowerLimit">The control limit of the moving average.</param>
public sealed record QualityAlert(QualityAlertKind Kind, string Call, string Model, DateTimeOffset Time, double Average, double Mean, double LowerLimit);
