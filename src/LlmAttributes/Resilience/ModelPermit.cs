using System.Threading.RateLimiting;

namespace LlmAttributes;

/// <summary>The turn of one request at a limited model.</summary>
internal sealed class ModelPermit(ILimitBucket? requests, ILimitBucket? tokens, long reserved)
{
    public RateLimitLease? Slot { get; set; }

    public RateLimitLease? Other { get; set; }

    /// <summary>Ends a request that was sent.</summary>
    /// <param name="used">The tokens that it used; <see langword="null"/> when unknown, and then all that were reserved count.</param>
    public void Complete(long? used)
    {
        if (used is { } count)
            tokens?.Return(reserved - count);
        Slot?.Dispose();
        Other?.Dispose();
    }

    /// <summary>Ends a request that was not sent.</summary>
    public void Cancel()
    {
        requests?.Return(1);
        Complete(0);
    }
}
