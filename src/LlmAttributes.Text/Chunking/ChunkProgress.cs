namespace LlmAttributes;

/// <summary>How far a document is cut.</summary>
/// <param name="Chunks">How many chunks there are so far.</param>
/// <param name="Characters">How many UTF-16 units of the document they cover.</param>
/// <param name="IsCompleted">Whether the document is at its end.</param>
public readonly record struct ChunkProgress(int Chunks, long Characters, bool IsCompleted);
