namespace LlmAttributes;

/// <summary>Words that speak for a kind of task.</summary>
/// <param name="Words">The hashes of its words, as <see cref="PromptTokens"/> reads them.</param>
/// <param name="Task">The kind.</param>
/// <param name="Weight">What is added to its logit.</param>
internal readonly record struct TaskCue(uint[] Words, TaskType Task, double Weight);
