namespace LlmAttributes;

/// <summary>How a model did lately, as its own traffic shows; nothing is sent to find out.</summary>
/// <param name="Model">The key of the model.</param>
public sealed record ModelHealth(string Model)
{
    /// <summary>The failures, as a share of all attempts of the last five minutes, from which a model counts as <see cref="LlmHealthStatus.Degraded"/>.</summary>
    public const double DegradedFailureRate = 0.2;

    /// <summary>Gets the provider, where it is known.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets what is known of the model.</summary>
    public ModelFacts Facts { get; init; } = new();

    /// <summary>Gets how well the model does.</summary>
    public LlmHealthStatus Status { get; init; }

    /// <summary>Gets the state of its circuit breaker.</summary>
    public BreakerState Breaker { get; init; }

    /// <summary>Gets how much longer the breaker stays open; zero when it is not.</summary>
    public TimeSpan OpenFor { get; init; }

    /// <summary>Gets the successes and failures of the last five minutes.</summary>
    public ErrorRate LastFiveMinutes { get; init; }

    /// <summary>Gets the kind of the last error that is still remembered.</summary>
    public LlmErrorKind? LastError { get; init; }

    /// <summary>Gets when that was.</summary>
    public DateTimeOffset? LastErrorTime { get; init; }

    /// <summary>Gets the 95th percentile of the time to an answer; <see langword="null"/> until 20 answers are measured, which calls with a breaker or a hedge do.</summary>
    public TimeSpan? Percentile95 { get; init; }

    /// <summary>Gets the 95th percentile of the time to the first output of a stream; <see langword="null"/> until 20 streams are measured.</summary>
    public TimeSpan? FirstOutputPercentile95 { get; init; }

    internal static LlmHealthStatus StatusOf(BreakerState breaker, ErrorRate rate) => breaker switch
    {
        BreakerState.Open => LlmHealthStatus.Unhealthy,
        BreakerState.HalfOpen => LlmHealthStatus.Degraded,
        _ when rate.Outcomes == 0 => LlmHealthStatus.Unknown,
        _ when rate.Successes == 0 => LlmHealthStatus.Unhealthy,
        _ => rate.Failures >= DegradedFailureRate * rate.Outcomes ? LlmHealthStatus.Degraded : LlmHealthStatus.Healthy,
    };
}
