namespace LlmAttributes.Runtime;

/// <summary>The time limits, as <see cref="TimeoutAttribute"/> declares them.</summary>
public sealed record TimeoutPlan
{
    /// <summary>Gets the limit of the whole call, in seconds.</summary>
    public double? TotalSeconds { get; init; }

    /// <summary>Gets the limit of one attempt, in seconds.</summary>
    public double? AttemptSeconds { get; init; }

    /// <summary>Gets the limit until the first output of a streamed attempt, in seconds.</summary>
    public double? FirstTokenSeconds { get; init; }

    /// <summary>Gets the limit between two pieces of output of a stream, in seconds.</summary>
    public double? IdleSeconds { get; init; }

    /// <summary>Gets how many characters per second a stream must yield at first; above 0.</summary>
    public double? MinCharactersPerSecond { get; init; }

    /// <summary>Gets how long a stream may take to show its speed, in seconds; above 0.</summary>
    public double? ProbeSeconds { get; init; }
}
