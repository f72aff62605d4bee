namespace LlmAttributes.Contract;

internal sealed record RetryModel(int? MaxAttempts, double? BaseDelaySeconds, double? Factor, double? MaxDelaySeconds);
