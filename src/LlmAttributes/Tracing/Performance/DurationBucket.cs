namespace LlmAttributes;

/// <summary>How many runs of an operation took about the same time.</summary>
/// <param name="From">The shortest duration of the bucket.</param>
/// <param name="To">The end of the bucket, which belongs to the next one.</param>
/// <param name="Count">How many runs took so long.</param>
public readonly record struct DurationBucket(TimeSpan From, TimeSpan To, long Count);
