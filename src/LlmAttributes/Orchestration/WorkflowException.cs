namespace LlmAttributes;

/// <summary>A workflow failed. The error of the call that failed is the inner exception, and says its kind.</summary>
/// <remarks>The message names the workflow and its steps; answers are in <see cref="Steps"/> alone.</remarks>
public sealed class WorkflowException : LlmException
{
    internal WorkflowException(LlmErrorKind kind, string message, Exception? inner)
        : base(kind, message, inner)
    {
    }

    /// <summary>Gets the workflow, <c>{Contract}.{Method}</c>.</summary>
    public required string Workflow { get; init; }

    /// <summary>Gets the steps that have ended, in the order in which they ended: what was completed before the failure, with its answers, and what failed.</summary>
    public required IReadOnlyList<WorkflowStepReport> Steps { get; init; }

    /// <summary>Gets the tokens of the workflow so far, as far as they were reported.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets what the workflow has cost so far; unknown when a price or a usage is missing.</summary>
    public Cost Cost { get; init; }

    /// <summary>Gets how long the workflow ran.</summary>
    public TimeSpan Duration { get; init; }
}
