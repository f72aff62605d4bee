using System.Diagnostics;

namespace LlmAttributes.Benchmarks.Measuring;

/// <summary>Times two operations in turn, batch by batch, so that a drift of the machine's speed meets both.</summary>
internal static class Timing
{
    private const double BatchMilliseconds = 6;
    private const double WarmUpSeconds = 0.7;

    /// <summary>Returns the median nanoseconds of both and the median of the ratio of each pair, with its quartiles.</summary>
    public static Pair Compare(Action<int> ours, Action<int> peer, int pairs, int warmUp = 1_000)
    {
        var ourCount = Calibrate(ours, warmUp);
        var peerCount = Calibrate(peer, warmUp);
        var ourTimes = new double[pairs];
        var peerTimes = new double[pairs];
        var ratios = new double[pairs];
        for (var i = 0; i < pairs; i++)
        {
            // Who goes first changes from pair to pair, so that neither always meets the caches of the other.
            if (i % 2 == 0)
                ourTimes[i] = Nanoseconds(ours, ourCount);
            peerTimes[i] = Nanoseconds(peer, peerCount);
            if (i % 2 != 0)
                ourTimes[i] = Nanoseconds(ours, ourCount);
            ratios[i] = ourTimes[i] / peerTimes[i];
        }

        Array.Sort(ratios);
        return new(Median(ourTimes), Median(peerTimes), ratios[pairs / 2], ratios[pairs / 4], ratios[pairs * 3 / 4]);
    }

    /// <summary>Times several operations in turn, batch by batch.</summary>
    /// <returns>The nanoseconds of each operation in each round.</returns>
    public static double[][] Together(Action<int>[] operations, int rounds)
    {
        var counts = Array.ConvertAll(operations, static o => Calibrate(o));
        var times = Array.ConvertAll(operations, _ => new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < operations.Length; i++)
            {
                var next = (i + round) % operations.Length;
                times[next][round] = Nanoseconds(operations[next], counts[next]);
            }
        }

        return times;
    }

    /// <summary>Returns the median nanoseconds of one operation, with its quartiles; a slow one is warmed up by fewer calls at once, one of much code for longer.</summary>
    public static (double Median, double Low, double High) Measure(Action<int> operation, int rounds, int warmUp = 1_000, double warmUpSeconds = WarmUpSeconds)
    {
        var count = Calibrate(operation, warmUp, warmUpSeconds);
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
            times[i] = Nanoseconds(operation, count);
        Array.Sort(times);
        return (times[rounds / 2], times[rounds / 4], times[rounds * 3 / 4]);
    }

    /// <summary>Returns the bytes that one operation allocates on this thread.</summary>
    public static double Bytes(Action<int> operation)
    {
        const int Count = 10_000;
        operation(Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        operation(Count);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Count;
    }

    public static double Median(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }

    private static int Calibrate(Action<int> operation, int warmUp = 1_000, double warmUpSeconds = WarmUpSeconds)
    {
        // The tiered compiler needs calls and time, in several steps, until the code is final.
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < warmUpSeconds;)
            operation(warmUp);
        var count = warmUp;
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            operation(count);
            var ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (ms >= BatchMilliseconds)
                return count;
            count = ms < 0.1 ? count * 10 : (int)(count * Math.Max(1.2, BatchMilliseconds / ms));
        }
    }

    private static double Nanoseconds(Action<int> operation, int count)
    {
        var start = Stopwatch.GetTimestamp();
        operation(count);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }
}
