using System.Numerics;

namespace LlmAttributes;

/// <summary>Durations in 32 buckets per doubling, so that a bucket is at most 3.2 % wide. A doubling takes memory from its first duration on. Whoever uses it holds a lock.</summary>
internal sealed class DurationHistogram
{
    private const int Bits = 5;
    private const int PerDoubling = 1 << Bits;
    private const int Doublings = 64 - Bits;
    private const int PerStep = PerDoubling / 4;

    private readonly long[]?[] _counts = new long[Doublings][];

    public void Add(long ticks)
    {
        var shift = ticks < PerDoubling ? 0 : BitOperations.Log2((ulong)ticks) - Bits;
        var doubling = ticks < PerDoubling ? 0 : shift + 1;
        (_counts[doubling] ??= new long[PerDoubling])[(ticks >> shift) & (PerDoubling - 1)]++;
    }

    public void Add(DurationHistogram other)
    {
        for (var doubling = 0; doubling < Doublings; doubling++)
        {
            if (other._counts[doubling] is not { } theirs)
                continue;
            var ours = _counts[doubling] ??= new long[PerDoubling];
            for (var i = 0; i < PerDoubling; i++)
                ours[i] += theirs[i];
        }
    }

    /// <summary>The upper end of the bucket that a share of all durations stays within, in ticks.</summary>
    public long Percentile(double share, long count)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * count));
        for (var doubling = 0; doubling < Doublings; doubling++)
        {
            if (_counts[doubling] is not { } counts)
                continue;
            for (var i = 0; i < PerDoubling; i++)
            {
                rank -= counts[i];
                if (rank <= 0)
                    return Lower(doubling, i + 1) - 1;
            }
        }

        return long.MaxValue;
    }

    /// <summary>The durations in steps of a quarter of a doubling, those without any left out.</summary>
    public IReadOnlyList<DurationBucket> Steps()
    {
        List<DurationBucket> steps = [];
        for (var doubling = 0; doubling < Doublings; doubling++)
        {
            if (_counts[doubling] is not { } counts)
                continue;
            for (var first = 0; first < PerDoubling; first += PerStep)
            {
                var count = 0L;
                for (var i = first; i < first + PerStep; i++)
                    count += counts[i];
                if (count > 0)
                    steps.Add(new(new(Lower(doubling, first)), new(Lower(doubling, first + PerStep)), count));
            }
        }

        return steps;
    }

    private static long Lower(int doubling, int index) =>
        doubling == 0 ? index : doubling == Doublings - 1 && index == PerDoubling ? long.MaxValue : (long)(PerDoubling + index) << (doubling - 1);
}
