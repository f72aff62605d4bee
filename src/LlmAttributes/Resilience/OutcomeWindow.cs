namespace LlmAttributes;

/// <summary>Successes and failures of the last seconds in ten slices of time, lock-free.</summary>
internal sealed class OutcomeWindow(TimeSpan length, TimeProvider time)
{
    private const int Slices = 10;
    private const int CountBits = 16;
    private const long MostCounted = (1L << CountBits) - 1;

    // Of each slice its number, its failures and its successes, in one word that is exchanged as a whole.
    private readonly long[] _slices = new long[Slices];
    private readonly long _ticksPerSlice = Math.Max(1, (long)(length.TotalSeconds * time.TimestampFrequency / Slices));
    private readonly long _start = time.GetTimestamp();

    public void Add(bool isSuccess, long now)
    {
        var number = Number(now);
        ref var slice = ref _slices[number % Slices];
        var seen = Volatile.Read(ref slice);
        while (true)
        {
            var begun = seen >> (2 * CountBits) == number ? seen : number << (2 * CountBits);
            var count = isSuccess ? begun & MostCounted : (begun >> CountBits) & MostCounted;
            if (count == MostCounted)
                return;
            var found = Interlocked.CompareExchange(ref slice, begun + (isSuccess ? 1 : 1L << CountBits), seen);
            if (found == seen)
                return;
            seen = found;
        }
    }

    public (long Successes, long Failures) Read(long now)
    {
        var number = Number(now);
        var (successes, failures) = (0L, 0L);
        foreach (ref var slice in _slices.AsSpan())
        {
            var seen = Volatile.Read(ref slice);
            if (number - (seen >> (2 * CountBits)) >= Slices)
                continue;
            successes += seen & MostCounted;
            failures += (seen >> CountBits) & MostCounted;
        }

        return (successes, failures);
    }

    // From 1, so that an empty slice is never the current one's.
    private long Number(long now) => (Math.Max(0, now - _start) / _ticksPerSlice) + Slices;
}
