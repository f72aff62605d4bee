namespace LlmAttributes;

/// <summary>A run of a workflow is not this process's to run: another one has it, or has taken it over. <see cref="LlmException.RetryAfter"/> says when its lease ends, as far as it is known.</summary>
public sealed class WorkflowBusyException : LlmException
{
    internal WorkflowBusyException(string message, Exception? inner = null)
        : base(LlmErrorKind.Overloaded, message, inner)
    {
    }

    /// <summary>Gets the run.</summary>
    public required WorkflowRunKey Run { get; init; }
}
