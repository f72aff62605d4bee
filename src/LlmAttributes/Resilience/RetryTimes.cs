using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>How often to try and how long to wait between attempts.</summary>
internal sealed class RetryTimes(RetryPlan plan, RandomSource random)
{
    public const int DefaultMaxAttempts = 3;
    public const double DefaultBaseDelaySeconds = 0.5;
    public const double DefaultFactor = 2;
    public const double DefaultMaxDelaySeconds = 20;

    /// <summary>A provider may ask for hours; a call without a deadline does not wait longer than this, but goes to its next candidate.</summary>
    public static readonly TimeSpan LongestAskedWait = TimeSpan.FromMinutes(5);

    private readonly double _base = plan.BaseDelaySeconds ?? DefaultBaseDelaySeconds;
    private readonly double _factor = plan.Factor ?? DefaultFactor;
    private readonly double _max = plan.MaxDelaySeconds ?? DefaultMaxDelaySeconds;

    public int MaxAttempts { get; } = plan.MaxAttempts ?? DefaultMaxAttempts;

    /// <summary>
    /// The wait after a failed attempt. Half of it is fixed and half is random, so that callers that failed together do not return together.
    /// </summary>
    /// <param name="attempt">The number of the failed attempt, from 0.</param>
    /// <param name="retryAfter">What the provider asks for; it replaces the computed wait.</param>
    public TimeSpan Wait(int attempt, TimeSpan? retryAfter)
    {
        if (retryAfter is { } asked)
            return asked;

        var ceiling = Math.Min(_max, _base * Math.Pow(_factor, attempt));
        return TimeSpan.FromSeconds(ceiling * (0.5 + (0.5 * random.NextDouble())));
    }
}
