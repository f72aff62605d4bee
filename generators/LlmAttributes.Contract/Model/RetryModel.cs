namespace LlmAttributes.Contract;

internal sealed record RetryModel
{
    public int? MaxAttempts { get; init; }

    public int? MaxTotalAttempts { get; init; }

    public int? RateLimitAttempts { get; init; }

    public int? TimeoutAttempts { get; init; }

    public int? OverloadedAttempts { get; init; }

    public int? ServerErrorAttempts { get; init; }

    public int? NetworkAttempts { get; init; }

    public double? BaseDelaySeconds { get; init; }

    public double? Factor { get; init; }

    public double? MaxDelaySeconds { get; init; }

    /// <summary>The expression of the jitter.</summary>
    public string? Jitter { get; init; }
}
