namespace LlmAttributes;

/// <summary>How far documents are added.</summary>
/// <param name="Documents">How many documents can be found so far.</param>
/// <param name="Passages">How many passages they have.</param>
/// <param name="IsCompleted">Whether all are added.</param>
public readonly record struct IndexingProgress(long Documents, long Passages, bool IsCompleted);
