namespace LlmAttributes;

/// <summary>What a partition of an index holds.</summary>
/// <param name="Documents">How many documents.</param>
/// <param name="Passages">How many passages.</param>
public readonly record struct IndexCount(long Documents, long Passages);
