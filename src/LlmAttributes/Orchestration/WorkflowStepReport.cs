namespace LlmAttributes;

/// <summary>A step of a workflow that has ended.</summary>
/// <param name="Step">The call, <c>{Contract}.{Call}</c>.</param>
/// <param name="Number">Its number in the order in which steps began, from 1.</param>
public sealed record WorkflowStepReport(string Step, int Number)
{
    /// <summary>Gets a value indicating whether the step has its answer.</summary>
    public bool IsSuccess { get; init; }

    /// <summary>Gets the answer; <see langword="null"/> for a step that failed or that streamed its answer.</summary>
    public object? Answer { get; init; }

    /// <summary>Gets the key of the model that was asked last; <see langword="null"/> where none was.</summary>
    public string? Model { get; init; }

    /// <summary>Gets how long the step took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the tokens of all its attempts, as far as they were reported.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets what all its attempts cost; unknown when a price or a usage is missing.</summary>
    public Cost Cost { get; init; }

    /// <summary>Gets what went wrong; <see langword="null"/> for a success, and for a cancellation.</summary>
    public LlmErrorKind? Error { get; init; }

    /// <summary>Says what was done and how it ended; the answer stays out.</summary>
    /// <returns>For instance <c>1 IDesk.ExtractAsync (fast, $0.0012)</c>.</returns>
    public override string ToString() => $"{Number} {Step} ({Model ?? "no model"}, {(IsSuccess ? Cost.ToString() : Error?.ToString() ?? "cancelled")})";
}
