using System.Threading.RateLimiting;

namespace LlmAttributes;

/// <summary>A limit per minute in Redis, as a limiter of System.Threading.RateLimiting. Who asks waits for a turn as long as it takes.</summary>
internal sealed class RedisRateLimiter(IRateStore store, string name, int perMinute, TimeProvider time) : RateLimiter
{
    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    // Without waiting for the server nothing can be said.
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new RedisRateLease(permitCount == 0, null);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        if (permitCount > perMinute)
            throw new ArgumentOutOfRangeException(nameof(permitCount), permitCount, $"Limit '{name}' gives {perMinute} permits a minute; ask for no more at once.");
        var (isTaken, wait) = await store.TakeAsync(name, perMinute, permitCount, TimeSpan.MaxValue, cancellationToken).ConfigureAwait(false);
        if (!isTaken)
            return new RedisRateLease(false, wait);
        if (wait > TimeSpan.Zero)
        {
            try
            {
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                store.GiveBack(name, perMinute, permitCount);
                throw;
            }
        }

        return new RedisRateLease(true, null);
    }
}
