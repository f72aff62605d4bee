namespace LlmAttributes.Contract;

/// <param name="MaxReasks">How often a call may ask again.</param>
/// <param name="EscalateTo">The model of the last re-ask.</param>
/// <param name="TemperatureStep">By how much each re-ask raises the temperature.</param>
/// <param name="FailedAnswers">The expression of what the model sees of its failed answers.</param>
internal sealed record RepairModel(int? MaxReasks, string? EscalateTo, double? TemperatureStep, string? FailedAnswers);
