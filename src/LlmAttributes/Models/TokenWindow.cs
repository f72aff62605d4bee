namespace LlmAttributes;

/// <summary>The tokens of the last minute in twelve slices of time, lock-free.</summary>
internal sealed class TokenWindow(TimeProvider time)
{
    private const int Slices = 12;
    private const int TokenBits = 36;
    private const long MostTokens = (1L << TokenBits) - 1;

    // Of each slice its number and its tokens, in one word that is exchanged as a whole.
    private readonly long[] _slices = new long[Slices];
    private readonly long _ticksPerSlice = Math.Max(1, 60 * time.TimestampFrequency / Slices);
    private readonly long _start = time.GetTimestamp();

    public void Add(long tokens, long now)
    {
        var number = Number(now);
        ref var slice = ref _slices[number % Slices];
        var seen = Volatile.Read(ref slice);
        while (true)
        {
            var begun = seen >> TokenBits == number ? seen & MostTokens : 0;
            var found = Interlocked.CompareExchange(ref slice, (number << TokenBits) | Math.Min(MostTokens, begun + tokens), seen);
            if (found == seen)
                return;
            seen = found;
        }
    }

    public long Read(long now)
    {
        var number = Number(now);
        var tokens = 0L;
        foreach (ref var slice in _slices.AsSpan())
        {
            var seen = Volatile.Read(ref slice);
            if (number - (seen >> TokenBits) < Slices)
                tokens += seen & MostTokens;
        }

        return tokens;
    }

    // From the number of slices on, so that an empty one is never the current one's.
    private long Number(long now) => (Math.Max(0, now - _start) / _ticksPerSlice) + Slices;
}
