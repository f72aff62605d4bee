namespace LlmAttributes;

/// <summary>The durations of one operation in buckets that grow by 2^(1/16), from a microsecond up.</summary>
internal sealed class OperationHistogram
{
    private const int BucketsPerDoubling = 16;
    private const int Buckets = 40 * BucketsPerDoubling;

    private readonly object _gate = new();
    private readonly int[] _counts = new int[Buckets];
    private long _count;
    private long _failed;
    private TimeSpan _total;
    private TimeSpan _min = TimeSpan.MaxValue;
    private TimeSpan _max;

    public void Record(TimeSpan duration, bool succeeded)
    {
        var bucket = Bucket(duration);
        lock (_gate)
        {
            _counts[bucket]++;
            _count++;
            _total += duration;
            if (!succeeded)
                _failed++;
            if (duration < _min)
                _min = duration;
            if (duration > _max)
                _max = duration;
        }
    }

    public PerformanceStats Read(string operation)
    {
        lock (_gate)
        {
            return new(operation)
            {
                Count = _count,
                Failed = _failed,
                Total = _total,
                Min = _min,
                Max = _max,
                P50 = Percentile(0.50),
                P95 = Percentile(0.95),
                P99 = Percentile(0.99),
            };
        }
    }

    private static int Bucket(TimeSpan duration) =>
        duration.TotalMicroseconds <= 1 ? 0 : Math.Min(Buckets - 1, (int)(Math.Log2(duration.TotalMicroseconds) * BucketsPerDoubling));

    private TimeSpan Percentile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * _count));
        for (var i = 0; i < Buckets; i++)
        {
            rank -= _counts[i];
            if (rank <= 0)
            {
                var upper = TimeSpan.FromMicroseconds(Math.Pow(2, (i + 1.0) / BucketsPerDoubling));
                return upper < _min ? _min : upper > _max ? _max : upper;
            }
        }

        return _max;
    }
}
