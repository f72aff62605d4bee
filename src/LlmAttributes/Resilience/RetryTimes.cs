using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>How often to try and how long to wait between attempts.</summary>
internal sealed class RetryTimes(RetryPlan plan, RandomSource random)
{
    public const int DefaultMaxAttempts = 3;
    public const int DefaultMaxTotalAttempts = 6;
    public const double DefaultBaseDelaySeconds = 0.5;
    public const double DefaultFactor = 2;
    public const double DefaultMaxDelaySeconds = 20;

    /// <summary>A provider may ask for hours; a call without a deadline does not wait longer than this, but goes to its next candidate.</summary>
    public static readonly TimeSpan LongestAskedWait = TimeSpan.FromMinutes(5);

    // Decorrelated jitter multiplies by 3 where the factor is 2.
    private const double Spread = 1.5;

    private readonly double _base = plan.BaseDelaySeconds ?? DefaultBaseDelaySeconds;
    private readonly double _factor = plan.Factor ?? DefaultFactor;
    private readonly double _max = plan.MaxDelaySeconds ?? DefaultMaxDelaySeconds;

    public int MaxAttempts { get; } = plan.MaxAttempts ?? DefaultMaxAttempts;

    /// <summary>The most attempts of a call with so many candidates; the default lets each be asked.</summary>
    public int MaxTotalAttempts(int candidates) => plan.MaxTotalAttempts ?? Math.Max(DefaultMaxTotalAttempts, candidates);

    /// <summary>How often one candidate may be asked when this was its last error.</summary>
    public int MaxAttemptsFor(LlmErrorKind kind) => kind switch
    {
        LlmErrorKind.RateLimit => plan.RateLimitAttempts,
        LlmErrorKind.Timeout => plan.TimeoutAttempts,
        LlmErrorKind.Overloaded => plan.OverloadedAttempts,
        LlmErrorKind.ServerError => plan.ServerErrorAttempts,
        LlmErrorKind.Network => plan.NetworkAttempts,
        _ => null,
    } ?? MaxAttempts;

    /// <summary>The wait after a failed attempt, for who does not remember the wait before it.</summary>
    /// <param name="failures">How often the operation has failed, from 1.</param>
    /// <param name="retryAfter">What the provider asks for; it replaces the computed wait.</param>
    public TimeSpan Wait(int failures, TimeSpan? retryAfter) =>
        Wait(failures, failures <= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(_max, _base * Math.Pow(_factor, failures - 1))), retryAfter);

    /// <summary>The wait after a failed attempt.</summary>
    /// <param name="failures">How often the candidate has failed, from 1.</param>
    /// <param name="previous">The wait before, of decorrelated jitter; zero is none.</param>
    /// <param name="retryAfter">What the provider asks for; it replaces the computed wait.</param>
    public TimeSpan Wait(int failures, TimeSpan previous, TimeSpan? retryAfter)
    {
        if (retryAfter is { } asked)
            return asked;

        if (plan.Jitter == RetryJitter.Decorrelated)
        {
            var ceiling = Math.Max(_base, Math.Max(_base, previous.TotalSeconds) * _factor * Spread);
            return TimeSpan.FromSeconds(Math.Min(_max, _base + ((ceiling - _base) * random.NextDouble())));
        }

        var exponential = Math.Min(_max, _base * Math.Pow(_factor, failures - 1));
        return TimeSpan.FromSeconds(plan.Jitter == RetryJitter.None ? exponential : exponential * (0.5 + (0.5 * random.NextDouble())));
    }
}
