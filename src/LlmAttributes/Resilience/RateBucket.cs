namespace LlmAttributes;

/// <summary>
/// A limit per minute, as providers keep it: a bucket that holds a minute's worth and fills continuously (the generic cell rate algorithm, ITU-T I.371). Who comes takes at once,
/// if need be from what is still to flow in, and is told how long to wait for it; so everybody is served in the order of coming, without a queue or a lock.
/// </summary>
internal sealed class RateBucket(int perMinute, TimeProvider time) : ILimitBucket
{
    private readonly double _ticksPerUnit = 60.0 * time.TimestampFrequency / perMinute;
    private readonly long _capacity = 60 * time.TimestampFrequency;

    // The timestamp at which the bucket is full again.
    private long _full = time.GetTimestamp();

    /// <summary>Takes units.</summary>
    /// <param name="units">How many; more than the bucket holds count as all that it holds.</param>
    /// <param name="now">The timestamp.</param>
    /// <param name="longest">The longest acceptable wait in ticks of the clock.</param>
    /// <param name="wait">How long to wait, in ticks of the clock; when refused, how long it would be.</param>
    /// <returns>Whether the units are taken.</returns>
    public bool TryTake(long units, long now, long longest, out long wait)
    {
        var seen = Volatile.Read(ref _full);
        while (true)
        {
            var full = Math.Max(seen, now) + Math.Min(_capacity, (long)(units * _ticksPerUnit));
            wait = Math.Max(0, full - now - _capacity);
            if (wait > longest)
                return false;
            var found = Interlocked.CompareExchange(ref _full, full, seen);
            if (found == seen)
                return true;
            seen = found;
        }
    }

    /// <inheritdoc/>
    public ValueTask<(bool IsTaken, long Wait)> TakeAsync(long units, long now, long longest, CancellationToken cancellationToken) =>
        new((TryTake(units, now, longest, out var wait), wait));

    /// <inheritdoc/>
    public void Return(long units) => Interlocked.Add(ref _full, -Math.Clamp((long)(units * _ticksPerUnit), -_capacity, _capacity));

    /// <summary>What can be taken at once.</summary>
    public long Available(long now) => (long)((_capacity - Math.Clamp(Volatile.Read(ref _full) - now, 0, _capacity)) / _ticksPerUnit);
}
