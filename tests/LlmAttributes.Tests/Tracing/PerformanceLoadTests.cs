using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Tracing;

[Collection(LoadCollection.Name)]
public class PerformanceLoadTests
{
    private const int Threads = 8;
    private const int PerThread = 1_000_000;

    [Fact]
    public void Record_EightThreadsAMillionEach_CountsExactlyAndNoSnapshotIsTorn()
    {
        // Every duration is 10 ticks or 30, in turn, and every third run fails: whatever a snapshot sees must fit that.
        var tracer = new PerformanceTracer();
        var isOver = false;
        List<string> torn = [];
        var reader = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                foreach (var stats in tracer.GetReport().Operations)
                {
                    var (tens, thirties) = (stats.Distribution.Where(b => b.From.Ticks <= 10).Sum(b => b.Count), stats.Distribution.Where(b => b.From.Ticks > 10).Sum(b => b.Count));
                    if (tens + thirties != stats.Count || (10 * tens) + (30 * thirties) != stats.Total.Ticks || stats.Usage.InputTokens != stats.Count)
                        torn.Add($"{stats.Count} of {tens} + {thirties}, {stats.Total.Ticks} ticks, {stats.Usage.InputTokens} tokens");
                }
            }
        });
        reader.Start();

        Run(tracer);

        Volatile.Write(ref isOver, true);
        reader.Join();
        Assert.Empty(torn);
        var all = Assert.Single(tracer.GetReport().Operations);
        Assert.Equal(Threads * PerThread, all.Count);
        Assert.Equal(Threads * (PerThread / 3 + 1), all.Failed);
        Assert.Equal(Threads * (PerThread / 2) * 40L, all.Total.Ticks);
        Assert.Equal((10, 30), (all.Min.Ticks, all.Max.Ticks));
        Assert.Equal(Threads * PerThread, all.Usage.InputTokens);
        Assert.Equal(Threads * PerThread * 0.000001m, all.KnownCost.Usd);
        Assert.Equal(10_000, tracer.GetHistory().Count, tolerance: 16);
    }

    private static void Run(PerformanceTracer tracer)
    {
        var cost = Cost.FromPico(1_000_000);
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < PerThread; i++)
                tracer.Record(new PerformanceMetric("op", TimeSpan.FromTicks(i % 2 == 0 ? 10 : 30)) { Component = "load", Error = i % 3 == 0 ? LlmErrorKind.Network : null, Usage = new(1, 0), Cost = cost });
        })).ToList();
        threads.ForEach(static t => t.Start());
        threads.ForEach(static t => t.Join());
    }

    [Fact]
    public void Record_MoreNamesThanItHolds_StaysBounded()
    {
        var tracer = new PerformanceTracer(new() { MaxOperations = 10 });

        for (var i = 0; i < 1_000; i++)
            tracer.Record(new PerformanceMetric($"op {i}", TimeSpan.FromTicks(1)) { Model = $"model {i}" });
        tracer.Record(new string('x', 300), TimeSpan.FromTicks(1), true);

        var report = tracer.GetReport();
        Assert.Equal((11, 991), (report.Operations.Count, report.Operations.Single(o => o.Operation == PerformanceTracer.Other).Count));
        Assert.Equal((11, 990), (report.Models.Count, report.Models.Single(m => m.Model == PerformanceTracer.Other).Attempts.Count));
    }

    [Fact]
    public void Record_Known_AllocatesNothing()
    {
        var tracer = new PerformanceTracer();
        Repeat(tracer, 20_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Repeat(tracer, 1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Repeat(PerformanceTracer tracer, int count)
    {
        for (var i = 0; i < count; i++)
            tracer.Record(new PerformanceMetric("op", TimeSpan.FromTicks(i)) { Component = "c", Model = "m" });
    }
}
