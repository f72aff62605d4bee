namespace LlmAttributes;

/// <summary>What <see cref="ChunkAttribute"/> does when a chunk fails, after all retries and fallbacks.</summary>
public enum OnChunkFailure
{
    /// <summary>Fails the call, and cancels the other chunks.</summary>
    Fail = 0,

    /// <summary>Leaves the chunk out, and says so in <see cref="LlmResult{T}.Chunks"/>.</summary>
    Skip = 1,
}
