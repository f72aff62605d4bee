using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>How a <see cref="SafeExecutor"/> runs operations. Read once, when the executor is created.</summary>
public sealed class SafeExecutorOptions
{
    private const double LongestSeconds = 86_400;

    /// <summary>Gets or sets the component under which outcomes are counted.</summary>
    /// <value>The default is <see cref="LlmComponents.ErrorHandler"/>.</value>
    public string Component { get; set; } = LlmComponents.ErrorHandler;

    /// <summary>Gets or sets what the operations are called in the recent errors and in the messages of timeouts.</summary>
    /// <value>The default is the operation of the current <see cref="ErrorContext"/>.</value>
    public string? Operation { get; set; }

    /// <summary>Gets or sets the key of the model that the operations ask, if they ask one.</summary>
    public string? Model { get; set; }

    /// <summary>Gets or sets how often an operation is attempted at the most, the first time included.</summary>
    /// <value>At least 1, which is no retry; the default is 3.</value>
    public int MaxAttempts { get; set; } = RetryTimes.DefaultMaxAttempts;

    /// <summary>Gets or sets the wait before the second attempt, in seconds; half of each wait is random.</summary>
    /// <value>0 to 86,400; the default is 0.5.</value>
    public double BaseDelaySeconds { get; set; } = RetryTimes.DefaultBaseDelaySeconds;

    /// <summary>Gets or sets the factor by which each wait grows.</summary>
    /// <value>At least 1; the default is 2.</value>
    public double Factor { get; set; } = RetryTimes.DefaultFactor;

    /// <summary>Gets or sets the longest computed wait, in seconds. A provider's Retry-After is followed even when it is longer.</summary>
    /// <value>0 to 86,400; the default is 20.</value>
    public double MaxDelaySeconds { get; set; } = RetryTimes.DefaultMaxDelaySeconds;

    /// <summary>Gets or sets how long one attempt may take, in seconds. The operation must watch its token.</summary>
    /// <value>Above 0 and up to 86,400; the default is no limit.</value>
    public double? AttemptTimeoutSeconds { get; set; }

    /// <summary>Gets or sets how long all attempts and waits together may take, in seconds; a wait that would not fit is not begun. A fallback is not limited.</summary>
    /// <value>Above 0 and up to 86,400; the default is no limit.</value>
    public double? TotalTimeoutSeconds { get; set; }

    /// <summary>Gets or sets what is repeated besides the errors that the runtime knows to pass.</summary>
    public Func<Exception, bool>? RetryWhen { get; set; }

    internal RetryPlan Retry => new() { MaxAttempts = MaxAttempts, BaseDelaySeconds = BaseDelaySeconds, Factor = Factor, MaxDelaySeconds = MaxDelaySeconds };

    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Component), nameof(Component), Component, "a name");
        Require(MaxAttempts >= 1, nameof(MaxAttempts), MaxAttempts, "at least 1");
        Require(BaseDelaySeconds is >= 0 and <= LongestSeconds, nameof(BaseDelaySeconds), BaseDelaySeconds, "between 0 and 86400 seconds");
        Require(double.IsFinite(Factor) && Factor >= 1, nameof(Factor), Factor, "at least 1");
        Require(MaxDelaySeconds is >= 0 and <= LongestSeconds, nameof(MaxDelaySeconds), MaxDelaySeconds, "between 0 and 86400 seconds");
        Require(AttemptTimeoutSeconds is null or (> 0 and <= LongestSeconds), nameof(AttemptTimeoutSeconds), AttemptTimeoutSeconds, "above 0 and up to 86400 seconds");
        Require(TotalTimeoutSeconds is null or (> 0 and <= LongestSeconds), nameof(TotalTimeoutSeconds), TotalTimeoutSeconds, "above 0 and up to 86400 seconds");
    }

    private static void Require(bool holds, string property, object? value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(property, value, $"'{nameof(SafeExecutorOptions)}.{property}' must be {range}.");
    }
}
