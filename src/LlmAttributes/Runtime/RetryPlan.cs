using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The retry policy, as <see cref="RetryWithBackoffAttribute"/> declares it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RetryPlan
{
    /// <summary>Gets how often one candidate may be asked.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Gets the wait before the second attempt, in seconds.</summary>
    public double? BaseDelaySeconds { get; init; }

    /// <summary>Gets the factor by which each wait grows.</summary>
    public double? Factor { get; init; }

    /// <summary>Gets the longest computed wait, in seconds.</summary>
    public double? MaxDelaySeconds { get; init; }
}
