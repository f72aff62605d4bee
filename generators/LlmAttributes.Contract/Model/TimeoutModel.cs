namespace LlmAttributes.Contract;

internal sealed record TimeoutModel(double? TotalSeconds, double? AttemptSeconds, double? FirstTokenSeconds, double? IdleSeconds);
