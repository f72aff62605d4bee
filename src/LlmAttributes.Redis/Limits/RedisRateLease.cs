using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace LlmAttributes;

/// <summary>The answer of a <see cref="RedisRateLimiter"/>. A rate is not given back when the request ends.</summary>
internal sealed class RedisRateLease(bool isAcquired, TimeSpan? retryAfter) : RateLimitLease
{
    public override bool IsAcquired => isAcquired;

    public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
        return metadata is not null;
    }
}
