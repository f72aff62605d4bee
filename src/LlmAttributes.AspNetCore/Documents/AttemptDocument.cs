namespace LlmAttributes;

/// <summary>The JSON form of an attempt.</summary>
internal sealed record AttemptDocument(string Model, string Outcome, string? Error, double DurationMs, bool IsStream, long? InputTokens, long? OutputTokens, decimal? CostUsd)
{
    public static AttemptDocument Of(ObservedAttempt attempt, LlmErrorKind? error) => new(
        attempt.Model,
        !attempt.HasEnded ? "running" : attempt.Error switch { null => "succeeded", OperationCanceledException => "cancelled", _ => "failed" },
        Names.Of(error),
        attempt.Duration.TotalMilliseconds,
        attempt.IsStream,
        attempt.Usage?.InputTokens,
        attempt.Usage?.OutputTokens,
        Amounts.Of(attempt.Cost));
}
