namespace LlmAttributes.Contract;

/// <param name="MinScore">The score below which an answer is too low.</param>
/// <param name="OnLow">The expression of what is done then.</param>
/// <param name="MaxRetries">How often a call may ask again.</param>
/// <param name="EscalateTo">The model that is asked then.</param>
internal sealed record QualityModel(double? MinScore, string? OnLow, int? MaxRetries, string? EscalateTo);
