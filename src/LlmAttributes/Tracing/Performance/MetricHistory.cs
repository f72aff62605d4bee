namespace LlmAttributes;

/// <summary>The last metrics, in a ring that writers share without a lock. A writer that meets another one in a slot, a whole round apart, leaves the slot to it.</summary>
internal sealed class MetricHistory(int capacity)
{
    private const int ChunkSize = 256;
    private const int MostLooks = 1_000;

    private readonly Slot[]?[] _chunks = new Slot[(capacity + ChunkSize - 1) / ChunkSize][];
    private long _written;

    public void Add(in PerformanceMetric metric, long utcTicks, string? traceId)
    {
        if (capacity == 0)
            return;
        var number = Interlocked.Increment(ref _written);
        var (chunk, index) = Math.DivRem((int)((number - 1) % capacity), ChunkSize);
        ref var slot = ref (Volatile.Read(ref _chunks[chunk]) ?? AddChunk(chunk))[index];

        // Twice the number of its metric while the slot rests, odd while it is written.
        var seen = Volatile.Read(ref slot.State);
        if ((seen & 1) != 0 || seen > 2 * number || Interlocked.CompareExchange(ref slot.State, (2 * number) - 1, seen) != seen)
            return;
        slot.Metric = metric;
        slot.UtcTicks = utcTicks;
        slot.TraceId = traceId;
        Volatile.Write(ref slot.State, 2 * number);
    }

    /// <summary>Copies the metrics, newest first. Those that are overwritten meanwhile are left out.</summary>
    public List<PerformanceMetric> Read()
    {
        var newest = Interlocked.Read(ref _written);
        List<PerformanceMetric> found = new((int)Math.Min(newest, capacity));
        for (var number = newest; number > 0 && number > newest - capacity; number--)
        {
            var (chunk, index) = Math.DivRem((int)((number - 1) % capacity), ChunkSize);
            if (Volatile.Read(ref _chunks[chunk]) is { } slots && TryRead(ref slots[index], 2 * number, out var metric))
                found.Add(metric);
        }

        return found;
    }

    private static bool TryRead(ref Slot slot, long state, out PerformanceMetric metric)
    {
        var spin = default(SpinWait);
        for (var look = 0; look < MostLooks && Volatile.Read(ref slot.State) <= state; look++)
        {
            if (Volatile.Read(ref slot.State) == state)
            {
                metric = slot.Metric with { TraceId = slot.TraceId, Timestamp = slot.Metric.Timestamp == default ? new(slot.UtcTicks, TimeSpan.Zero) : slot.Metric.Timestamp };
                Interlocked.MemoryBarrier();
                if (Volatile.Read(ref slot.State) == state)
                    return true;
            }

            // Its writer has its number and has not yet come to writing.
            spin.SpinOnce(sleep1Threshold: -1);
        }

        metric = default;
        return false;
    }

    private Slot[] AddChunk(int index)
    {
        var made = new Slot[Math.Min(ChunkSize, capacity - (index * ChunkSize))];
        return Interlocked.CompareExchange(ref _chunks[index], made, null) ?? made;
    }

    private struct Slot
    {
        public long State;
        public PerformanceMetric Metric;

        // Beside the metric, since copying it to set them would cost more than all else.
        public long UtcTicks;
        public string? TraceId;
    }
}
