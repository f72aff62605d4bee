namespace LlmAttributes;

/// <summary>Something that happened in a workflow. It holds no prompt and no answer.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Workflow">The workflow, <c>{Contract}.{Method}</c>; of a step within a workflow that another one calls, the inner one.</param>
public sealed record WorkflowEvent(WorkflowEventKind Kind, string Workflow)
{
    /// <summary>Gets the call that is the step, <c>{Contract}.{Call}</c>; <see langword="null"/> for events of the workflow itself.</summary>
    public string? Step { get; init; }

    /// <summary>Gets the number of the step in the order in which steps began, from 1; 0 for events of the workflow itself.</summary>
    public int Number { get; init; }

    /// <summary>Gets the key of the model that was asked last; <see langword="null"/> while none was.</summary>
    public string? Model { get; init; }

    /// <summary>Gets how long the step took, or the workflow so far.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the tokens of the step, or of the workflow so far, as far as they were reported.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets what the step cost, or the workflow so far; unknown when a price or a usage is missing.</summary>
    public Cost Cost { get; init; }

    /// <summary>Gets the share of the workflow's budget that is spent, 0 to 1; <see langword="null"/> without a budget or with an unknown cost.</summary>
    public double? BudgetShare { get; init; }

    /// <summary>Gets what went wrong; <see langword="null"/> for what did not fail, and for a cancellation.</summary>
    public LlmErrorKind? Error { get; init; }
}
