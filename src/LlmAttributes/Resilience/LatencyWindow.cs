namespace LlmAttributes;

/// <summary>How long the last 128 answers of a model took.</summary>
internal sealed class LatencyWindow
{
    /// <summary>With fewer measurements there is no 95th percentile worth the name.</summary>
    public const int FewestForPercentile = 20;

    private const int Size = 128;
    private const int Stale = 16;

    private readonly long[] _ticks = new long[Size];
    private readonly object _gate = new();
    private long _added;
    private long _computedAt;
    private long _percentile;

    public void Add(TimeSpan latency)
    {
        Volatile.Write(ref _ticks[(Interlocked.Increment(ref _added) - 1) & (Size - 1)], latency.Ticks);
    }

    /// <summary>The 95th percentile, up to 16 measurements old, or <see langword="null"/> when there are too few.</summary>
    public TimeSpan? Percentile95()
    {
        var added = Volatile.Read(ref _added);
        if (added < FewestForPercentile)
            return null;
        if (_computedAt != 0 && added - _computedAt is >= 0 and < Stale)
            return TimeSpan.FromTicks(Volatile.Read(ref _percentile));

        lock (_gate)
        {
            Span<long> sorted = stackalloc long[Size];
            sorted = sorted[..(int)Math.Min(added, Size)];
            _ticks.AsSpan(0, sorted.Length).CopyTo(sorted);
            sorted.Sort();
            Volatile.Write(ref _percentile, sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * 0.95) - 1)]);
            _computedAt = added;
            return TimeSpan.FromTicks(_percentile);
        }
    }
}
