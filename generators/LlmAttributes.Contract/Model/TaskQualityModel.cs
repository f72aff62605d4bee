namespace LlmAttributes.Contract;

/// <summary>What one <c>[LlmModelQuality]</c> states.</summary>
internal sealed record TaskQualityModel(string TaskType, double Quality);
