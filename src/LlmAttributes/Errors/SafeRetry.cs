namespace LlmAttributes;

/// <summary>What the retries of one run share. Made only when the first attempt has failed.</summary>
internal sealed class SafeRetry(long deadline, CancellationToken caller)
{
    public long Deadline { get; } = deadline;

    public CancellationToken Caller { get; } = caller;

    public TimeSpan Wait { get; set; }

    /// <summary>Whether the pipeline was told of the first attempt, which was made before it was entered.</summary>
    public bool HasBegun { get; set; }
}
