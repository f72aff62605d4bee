namespace LlmAttributes.Runtime;

/// <summary>What was answered to a chunk: a result, or why there is none; while it is asked neither.</summary>
internal readonly record struct ChunkReply<T>(int Position, DocumentChunk Chunk, LlmResult<T>? Result, LlmException? Fault)
{
    public IReadOnlyList<AttemptRecord> Attempts => Result?.Attempts ?? Fault?.Attempts ?? [];
}
