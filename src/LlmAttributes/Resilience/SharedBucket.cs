namespace LlmAttributes;

/// <summary>A limit per minute that several processes keep together.</summary>
internal sealed class SharedBucket(IRateStore store, string name, int perMinute, TimeProvider time) : ILimitBucket
{
    public async ValueTask<(bool IsTaken, long Wait)> TakeAsync(long units, long now, long longest, CancellationToken cancellationToken)
    {
        var seconds = (double)longest / time.TimestampFrequency;
        var (isTaken, wait) = await store
            .TakeAsync(name, perMinute, units, seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds), cancellationToken)
            .ConfigureAwait(false);
        return (isTaken, (long)(wait.TotalSeconds * time.TimestampFrequency));
    }

    public void Return(long units) => store.GiveBack(name, perMinute, units);
}
