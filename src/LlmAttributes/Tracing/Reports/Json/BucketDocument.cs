namespace LlmAttributes;

/// <summary>The JSON form of a bucket of durations.</summary>
internal sealed record BucketDocument(double FromMs, double ToMs, long Count)
{
    public static BucketDocument Of(DurationBucket bucket) => new(bucket.From.TotalMilliseconds, bucket.To.TotalMilliseconds, bucket.Count);
}
