namespace LlmAttributes;

/// <summary>How far a document is cut, and for a call with <see cref="ChunkAttribute"/> how many of its chunks are answered.</summary>
/// <param name="Chunks">How many chunks there are so far.</param>
/// <param name="Characters">How many UTF-16 units of the document they cover.</param>
/// <param name="IsCompleted">Whether the document is at its end, for a call also every chunk.</param>
public readonly record struct ChunkProgress(int Chunks, long Characters, bool IsCompleted)
{
    /// <summary>Gets how many chunks are answered.</summary>
    public int Answered { get; init; }

    /// <summary>Gets how many chunks failed and were left out.</summary>
    public int Missing { get; init; }
}
