using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Tracing;

public class PerformanceTracerTests
{
    private static PerformanceStats Stats(params double[] milliseconds)
    {
        var tracer = new PerformanceTracer();
        foreach (var ms in milliseconds)
            tracer.Record("op", TimeSpan.FromMilliseconds(ms), true);
        return Assert.Single(tracer.GetReport().Operations);
    }

    [Fact]
    public void GetReport_Nothing_IsEmpty() => Assert.Empty(new PerformanceTracer().GetReport().Operations);

    [Fact]
    public void GetReport_Durations_HasMinMaxMeanAndTotal()
    {
        var stats = Stats(10, 20, 60);

        Assert.Equal((3, 10, 60, 30, 90), (stats.Count, stats.Min.TotalMilliseconds, stats.Max.TotalMilliseconds, stats.Mean.TotalMilliseconds, stats.Total.TotalMilliseconds));
    }

    [Fact]
    public void GetReport_Percentiles_AreWithinABucketOfTheTruth()
    {
        var stats = Stats([.. Enumerable.Range(1, 1_000).Select(i => (double)i)]);

        Assert.InRange(stats.P50.TotalMilliseconds, 500, 500 * 1.032);
        Assert.InRange(stats.P90.TotalMilliseconds, 900, 900 * 1.032);
        Assert.InRange(stats.P95.TotalMilliseconds, 950, 950 * 1.032);
        Assert.InRange(stats.P99.TotalMilliseconds, 990, 1_000);
    }

    [Fact]
    public void GetReport_OneRun_AllPercentilesAreThatRun()
    {
        var stats = Stats(12.34);

        Assert.Equal((stats.Min, stats.Min, stats.Min), (stats.P50, stats.P95, stats.P99));
    }

    [Fact]
    public void GetReport_ExtremeDurations_StayInside() => Assert.Equal((0, 1e9), (Stats(0, 1e9).Min.TotalMilliseconds, Stats(0, 1e9).Max.TotalMilliseconds));

    [Fact]
    public void GetReport_Failures_GiveTheSuccessRate()
    {
        var tracer = new PerformanceTracer();
        for (var i = 0; i < 4; i++)
            tracer.Record("op", TimeSpan.FromMilliseconds(1), i > 0);

        Assert.Equal((1, 0.75), (tracer.GetReport().Operations[0].Failed, tracer.GetReport().Operations[0].SuccessRate));
    }

    [Fact]
    public void GetReport_Operations_AreSortedByName()
    {
        var tracer = new PerformanceTracer();
        foreach (var name in new[] { "b", "c", "a" })
            tracer.Record(name, TimeSpan.FromMilliseconds(1), true);

        Assert.Equal(["a", "b", "c"], tracer.GetReport().Operations.Select(o => o.Operation));
    }

    [Fact]
    public void Record_EightThreads_CountsExactly()
    {
        var tracer = new PerformanceTracer();

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            for (var i = 0; i < 10_000; i++)
                tracer.Record("op", TimeSpan.FromMilliseconds(2), i % 2 == 0);
        });

        var stats = tracer.GetReport().Operations[0];
        Assert.Equal((80_000, 40_000, 160_000), (stats.Count, stats.Failed, stats.Total.TotalMilliseconds));
    }

    [Fact]
    public async Task Ask_TracedCall_IsRecordedWithItsFakeClockDuration()
    {
        var harness = new CallHarness().Configure(b => b.UsePerformanceTracer()).Model("a", new ScriptedReply { Text = "x", BeforeAnswer = Pause.ForSeconds(2) });

        await harness.RunAsync(harness.AskAsync(CallHarness.Plan with { Model = "a", Trace = true }));

        var stats = Assert.Single(harness.Runtime.Tracer.GetReport().Operations);
        Assert.Equal("IDesk.AskAsync", stats.Operation);
        Assert.InRange(stats.Max.TotalSeconds, 2, 60);
    }

    [Fact]
    public async Task Ask_UntracedCall_IsNotRecorded()
    {
        var harness = new CallHarness().Configure(b => b.UsePerformanceTracer()).Model("a", ScriptedReply.Say("x"));

        await harness.AskAsync(CallHarness.Plan with { Model = "a" });

        Assert.Empty(harness.Runtime.Tracer.GetReport().Operations);
    }

    [Fact]
    public void ToString_Report_IsATableInMilliseconds()
    {
        var text = new PerformanceReport(default, default, [new("IDesk.AskAsync") { Count = 2, Failed = 1, Min = TimeSpan.FromMilliseconds(1), Max = TimeSpan.FromMilliseconds(3), Total = TimeSpan.FromMilliseconds(4) }]).ToString();

        Assert.Contains("IDesk.AskAsync", text, StringComparison.Ordinal);
        Assert.Contains("2.0", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
