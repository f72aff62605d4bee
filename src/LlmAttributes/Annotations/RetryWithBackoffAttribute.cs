namespace LlmAttributes;

/// <summary>Tries a candidate again after a passing error, with growing waits.</summary>
/// <remarks>
/// <para>Passing errors are rate limits, overload, server and network errors and attempt timeouts. A permanent error is never tried again. A wait that the provider asks for
/// (Retry-After) replaces the computed one; while another candidate is left, that one is asked instead of sitting such a wait out.</para>
/// <para>No wait may pass the total timeout, nor five minutes where there is none: the next candidate is asked at once, or the call fails with the last error. A stream is
/// tried again only before its first output. Retries never use up the attempts that the candidates behind them need.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class RetryWithBackoffAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether attempts are repeated.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how often one candidate may be asked, the first attempt included.</summary>
    /// <value>At least 1; the default is 3.</value>
    public int MaxAttempts { get; set; }

    /// <summary>Gets or sets how many attempts the whole call may make, over all its candidates.</summary>
    /// <value>At least 1; the default is 6, or the number of candidates where there are more.</value>
    public int MaxTotalAttempts { get; set; }

    /// <summary>Gets or sets how often one candidate may be asked when the last error is a rate limit.</summary>
    /// <value>At least 1; the default is <see cref="MaxAttempts"/>.</value>
    public int RateLimitAttempts { get; set; }

    /// <summary>Gets or sets how often one candidate may be asked when the last error is a timeout.</summary>
    /// <value>At least 1; the default is <see cref="MaxAttempts"/>.</value>
    public int TimeoutAttempts { get; set; }

    /// <summary>Gets or sets how often one candidate may be asked when it is overloaded.</summary>
    /// <value>At least 1; the default is <see cref="MaxAttempts"/>.</value>
    public int OverloadedAttempts { get; set; }

    /// <summary>Gets or sets how often one candidate may be asked when the last error is the provider's own.</summary>
    /// <value>At least 1; the default is <see cref="MaxAttempts"/>.</value>
    public int ServerErrorAttempts { get; set; }

    /// <summary>Gets or sets how often one candidate may be asked when the connection failed.</summary>
    /// <value>At least 1; the default is <see cref="MaxAttempts"/>.</value>
    public int NetworkAttempts { get; set; }

    /// <summary>Gets or sets the wait before the second attempt, in seconds; the shortest wait of <see cref="RetryJitter.Decorrelated"/>.</summary>
    /// <value>Above 0; the default is 0.5.</value>
    public double BaseDelaySeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets the factor by which each wait grows.</summary>
    /// <value>At least 1; the default is 2.</value>
    public double Factor { get; set; } = double.NaN;

    /// <summary>Gets or sets the longest computed wait, in seconds; a wait that the provider asks for may be longer.</summary>
    /// <value>Above 0; the default is 20.</value>
    public double MaxDelaySeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets how waits are spread.</summary>
    /// <value>The default is <see cref="RetryJitter.Decorrelated"/>.</value>
    public RetryJitter Jitter { get; set; }
}
