using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Tracing;

public class MetricHistoryTests
{
    private static PerformanceTracer Tracer(int historySize) => new(new() { HistorySize = historySize }, new FakeTimeProvider());

    private static void Record(PerformanceTracer tracer, int count)
    {
        for (var i = 0; i < count; i++)
            tracer.Record("op", TimeSpan.FromTicks(i), true);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(300, 299)]
    [InlineData(300, 300)]
    [InlineData(300, 1_000)]
    [InlineData(10_000, 25_000)]
    public void GetHistory_MoreOrLessThanItHolds_IsTheLastNewestFirst(int size, int recorded)
    {
        var tracer = Tracer(size);

        Record(tracer, recorded);

        Assert.Equal(Enumerable.Range(0, recorded).Reverse().Take(size).Select(i => (long)i), tracer.GetHistory().Select(m => m.Duration.Ticks));
    }

    [Fact]
    public void GetHistory_SizeZero_IsEmptyAndStatisticsCount()
    {
        var tracer = Tracer(0);

        Record(tracer, 5);

        Assert.Empty(tracer.GetHistory());
        Assert.Equal(5, Assert.Single(tracer.GetReport().Operations).Count);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1_000_001, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 100_001)]
    public void Create_OptionOutOfRange_Throws(int history, int operations) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PerformanceTracer(new() { HistorySize = history, MaxOperations = operations }));

    [Fact]
    public void GetHistory_WhileEightThreadsRecord_IsNeverTorn()
    {
        // Each metric says the same thing twice; a torn one would contradict itself.
        var tracer = Tracer(64);
        var isOver = false;
        var reader = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                foreach (var metric in tracer.GetHistory())
                    Assert.Equal(metric.Duration.Ticks, metric.Usage.InputTokens);
            }
        });
        reader.Start();

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            for (var i = 0; i < 20_000; i++)
                tracer.Record(new PerformanceMetric("op", TimeSpan.FromTicks((thread * 100_000) + i)) { Usage = new((thread * 100_000) + i, 0) });
        });

        Volatile.Write(ref isOver, true);
        reader.Join();
        Assert.InRange(tracer.GetHistory().Count, 56, 64);
    }
}
