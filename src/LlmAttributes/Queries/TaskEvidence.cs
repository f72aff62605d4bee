namespace LlmAttributes;

/// <summary>A place in a query that speaks for a kind of task.</summary>
/// <param name="Task">The kind.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">Its length, in UTF-16 units.</param>
public readonly record struct TaskEvidence(TaskType Task, int Start, int Length);
