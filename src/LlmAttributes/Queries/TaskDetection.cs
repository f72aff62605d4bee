namespace LlmAttributes;

/// <summary>What kind of task a query asks for.</summary>
/// <param name="Task">The kind.</param>
/// <param name="Confidence">How sure that is: the model's probability of the kind, 0 to 1.</param>
public sealed record TaskDetection(TaskType Task, double Confidence)
{
    /// <summary>Gets the places that name a kind of task, in their order; empty when only the wording as a whole tells it.</summary>
    public IReadOnlyList<TaskEvidence> Evidence { get; init; } = [];
}
