namespace LlmAttributes;

/// <summary>When the breaker of a model opens and for how long. Every model has its own breaker with these numbers.</summary>
public sealed class CircuitBreakerOptions
{
    /// <summary>Gets or sets the share of failures, above 0 and up to 1, at which the breaker opens.</summary>
    /// <value>The default is 0.5.</value>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Gets or sets how many attempts the sampling window must hold before the breaker may open.</summary>
    /// <value>At least 2; the default is 5, since model traffic is thin.</value>
    public int MinimumThroughput { get; set; } = 5;

    /// <summary>Gets or sets the length of the sampling window in seconds.</summary>
    /// <value>0.5 to 86,400; the default is 30.</value>
    public double SamplingSeconds { get; set; } = 30;

    /// <summary>Gets or sets how long the breaker stays open before one attempt probes the model, in seconds. Each failed probe doubles it.</summary>
    /// <value>0.5 to 86,400; the default is 15.</value>
    public double BreakSeconds { get; set; } = 15;

    /// <summary>Gets or sets the longest break in seconds, also of one that the provider asks for (Retry-After).</summary>
    /// <value>0.5 to 86,400 and at least <see cref="BreakSeconds"/>; the default is 300.</value>
    public double MaxBreakSeconds { get; set; } = 300;

    /// <summary>Gets or sets how many attempts must succeed before a half-open breaker closes: one at a time at first, then two, then four.</summary>
    /// <value>1 to 1,000; the default is 3.</value>
    public int RecoveryAttempts { get; set; } = 3;

    internal void Validate()
    {
        Require(FailureRatio is > 0 and <= 1, nameof(FailureRatio), FailureRatio, "above 0 and up to 1");
        Require(MinimumThroughput >= 2, nameof(MinimumThroughput), MinimumThroughput, "at least 2");
        Require(SamplingSeconds is >= 0.5 and <= 86_400, nameof(SamplingSeconds), SamplingSeconds, "between 0.5 and 86400 seconds");
        Require(BreakSeconds is >= 0.5 and <= 86_400, nameof(BreakSeconds), BreakSeconds, "between 0.5 and 86400 seconds");
        Require(MaxBreakSeconds is >= 0.5 and <= 86_400 && MaxBreakSeconds >= BreakSeconds, nameof(MaxBreakSeconds), MaxBreakSeconds, $"between '{nameof(BreakSeconds)}' and 86400 seconds");
        Require(RecoveryAttempts is >= 1 and <= 1_000, nameof(RecoveryAttempts), RecoveryAttempts, "between 1 and 1000");
    }

    private static void Require(bool holds, string property, object value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(property, value, $"'{nameof(CircuitBreakerOptions)}.{property}' must be {range}.");
    }
}
