namespace LlmAttributes.Runtime;

/// <summary>The retry policy, as <see cref="RetryWithBackoffAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
public sealed record RetryPlan
{
    /// <summary>Gets how often one candidate may be asked; at least 1.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Gets how many attempts the whole call may make; at least 1.</summary>
    public int? MaxTotalAttempts { get; init; }

    /// <summary>Gets how often one candidate may be asked when the last error is a rate limit; at least 1.</summary>
    public int? RateLimitAttempts { get; init; }

    /// <summary>Gets how often one candidate may be asked when the last error is a timeout; at least 1.</summary>
    public int? TimeoutAttempts { get; init; }

    /// <summary>Gets how often one candidate may be asked when it is overloaded; at least 1.</summary>
    public int? OverloadedAttempts { get; init; }

    /// <summary>Gets how often one candidate may be asked when the last error is the provider's own; at least 1.</summary>
    public int? ServerErrorAttempts { get; init; }

    /// <summary>Gets how often one candidate may be asked when the connection failed; at least 1.</summary>
    public int? NetworkAttempts { get; init; }

    /// <summary>Gets the wait before the second attempt, in seconds; above 0.</summary>
    public double? BaseDelaySeconds { get; init; }

    /// <summary>Gets the factor by which each wait grows; at least 1.</summary>
    public double? Factor { get; init; }

    /// <summary>Gets the longest computed wait, in seconds; above 0.</summary>
    public double? MaxDelaySeconds { get; init; }

    /// <summary>Gets how waits are spread.</summary>
    public RetryJitter Jitter { get; init; }
}
