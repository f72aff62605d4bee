namespace LlmAttributes;

/// <summary>Tries a candidate again after a passing error, with growing waits.</summary>
/// <remarks>
/// Passing errors are rate limits, overload, server and network errors and attempt timeouts. A Retry-After that the provider sends replaces the computed wait.
/// No wait may pass the total timeout, nor five minutes where there is none: the next candidate is asked at once, or the call fails with the last error. A stream is tried again only before its first output.
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

    /// <summary>Gets or sets the wait before the second attempt, in seconds.</summary>
    /// <value>Above 0; the default is 0.5.</value>
    public double BaseDelaySeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets the factor by which each wait grows.</summary>
    /// <value>At least 1; the default is 2.</value>
    public double Factor { get; set; } = double.NaN;

    /// <summary>Gets or sets the longest computed wait, in seconds; a wait that the provider asks for may be longer.</summary>
    /// <value>Above 0; the default is 20.</value>
    public double MaxDelaySeconds { get; set; } = double.NaN;
}
