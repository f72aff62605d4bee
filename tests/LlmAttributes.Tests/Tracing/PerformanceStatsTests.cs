using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Tracing;

public class PerformanceStatsTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 30, TimeSpan.Zero));
    private readonly PerformanceTracer _tracer;

    public PerformanceStatsTests() => _tracer = new(null, _clock);

    private PerformanceStats Stats => Assert.Single(_tracer.GetReport().Operations);

    private static PerformanceMetric Metric(double ms = 1) => new("op", TimeSpan.FromMilliseconds(ms));

    [Fact]
    public void Record_Metric_IsKeptWithTimeAndTrace()
    {
        using var activity = new Activity("a").SetIdFormat(ActivityIdFormat.W3C).Start();
        var values = new Dictionary<string, string> { ["file"] = "a.txt" };

        _tracer.Record(Metric() with { Component = "worker", Error = LlmErrorKind.RateLimit, Metadata = values });

        var metric = Assert.Single(_tracer.GetHistory());
        Assert.Equal(("op", "worker", LlmErrorKind.RateLimit, false), (metric.Operation, metric.Component, metric.Error, metric.IsSuccess));
        Assert.Equal((_clock.GetUtcNow(), activity.TraceId.ToHexString()), (metric.Timestamp, metric.TraceId));
        Assert.Same(values, metric.Metadata);
    }

    [Fact]
    public void Record_MetricWithItsOwnTime_KeepsIt()
    {
        var time = new DateTimeOffset(2026, 1, 1, 11, 0, 0, TimeSpan.Zero);

        _tracer.Record(Metric() with { Timestamp = time, TraceId = "t" });

        Assert.Equal((time, "t"), (_tracer.GetHistory()[0].Timestamp, _tracer.GetHistory()[0].TraceId));
    }

    [Fact]
    public void Record_SameOperationInTwoComponents_IsCountedApart()
    {
        _tracer.Record(Metric() with { Component = "b" });
        _tracer.Record(Metric() with { Component = "a" });
        _tracer.Record(Metric());

        Assert.Equal([null, "a", "b"], _tracer.GetReport().Operations.Select(o => o.Component));
    }

    [Fact]
    public void Record_Cancelled_IsNeitherSuccessNorError()
    {
        _tracer.Record(Metric());
        _tracer.Record(Metric() with { Error = LlmErrorKind.Network });
        _tracer.Record(Metric() with { IsCancelled = true });
        _tracer.Record(Metric() with { IsCancelled = true });

        Assert.Equal((4, 1, 2, 0.5, 0.5), (Stats.Count, Stats.Failed, Stats.Cancelled, Stats.ErrorRate, Stats.SuccessRate));
    }

    [Fact]
    public void Record_OnlyCancelled_HasNoErrorRate()
    {
        _tracer.Record(Metric() with { IsCancelled = true });

        Assert.Equal((0, 1), (Stats.ErrorRate, Stats.SuccessRate));
    }

    [Fact]
    public void Record_NegativeDuration_CountsAsZero()
    {
        _tracer.Record(Metric(-5));

        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (Stats.Min, Stats.Total));
    }

    [Fact]
    public void Record_TokensAndCosts_AddUpAndTheUnknownIsTold()
    {
        _tracer.Record(Metric() with { Usage = new(10, 5) { CachedInputTokens = 3 }, Cost = Cost.FromPico(7) });
        _tracer.Record(Metric() with { Usage = new(1, 1), Cost = Cost.FromPico(5) });
        Assert.False(Stats.HasUnknownCost);

        _tracer.Record(Metric() with { Cost = Cost.Unknown });

        Assert.Equal((11, 6, 3), (Stats.Usage.InputTokens, Stats.Usage.OutputTokens, Stats.Usage.CachedInputTokens));
        Assert.Equal((Cost.FromPico(12), true), (Stats.KnownCost, Stats.HasUnknownCost));
    }

    [Fact]
    public void GetReport_RunsOverTime_HaveAThroughput()
    {
        for (var i = 0; i < 20; i++)
            _tracer.Record(Metric(0));
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(2, Stats.RunsPerSecond);
    }

    [Fact]
    public void GetReport_Minutes_AreThoseOfTheLastHour()
    {
        _tracer.Record(Metric(100));
        _clock.Advance(TimeSpan.FromMinutes(58));
        _tracer.Record(Metric(200) with { Error = LlmErrorKind.Network });
        _tracer.Record(Metric(300));
        _clock.Advance(TimeSpan.FromMinutes(1));

        var minutes = _tracer.GetReport().Minutes;
        Assert.Equal((60, 1, 2, 0), (minutes.Count, minutes[0].Count, minutes[58].Count, minutes[59].Count));
        Assert.Equal((0.5, 250), (minutes[58].ErrorRate, minutes[58].Mean.TotalMilliseconds));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 12, 58, 0, TimeSpan.Zero), minutes[58].Start);
        Assert.Equal(minutes, Stats.Minutes);

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((3, 2), (_tracer.GetReport().Minutes.Count, _tracer.GetReport().Minutes[0].Count));
    }

    [Fact]
    public void Record_MetricOlderThanAnHour_ChangesNoMinute()
    {
        _tracer.Record(Metric());
        _tracer.Record(Metric() with { Timestamp = _clock.GetUtcNow().AddMinutes(-60) });

        Assert.Equal((2, 1), (Stats.Count, Stats.Minutes.Sum(m => m.Count)));
    }

    [Fact]
    public void Record_MetricWithModel_CountsForTheModel()
    {
        _tracer.Record(Metric() with { Model = "fast", Usage = new(4, 2), Cost = Cost.FromPico(3) });
        _tracer.Record(Metric() with { Model = "fast", Error = LlmErrorKind.Timeout });
        _tracer.Record(Metric() with { Model = "deep" });

        var models = _tracer.GetReport().Models;
        Assert.Equal(["deep", "fast"], models.Select(m => m.Model));
        Assert.Equal((2, 1, 1, 6, Cost.FromPico(3)), (models[1].Attempts.Count, models[1].Attempts.Failed, models[1].Answers, models[1].Attempts.Usage.TotalTokens, models[1].Attempts.KnownCost));
    }

    [Fact]
    public void GetReport_Distribution_HoldsEveryRunInItsBucket()
    {
        double[] durations = [0, 0.0001, 0.5, 1, 1, 90, 1_000, 3_600_000];
        foreach (var ms in durations)
            _tracer.Record(Metric(ms));

        var buckets = _tracer.GetReport().Distribution;
        Assert.Equal(durations.Length, buckets.Sum(b => b.Count));
        Assert.All(durations, ms => Assert.Single(buckets, b => b.From.TotalMilliseconds <= ms && ms < b.To.TotalMilliseconds));
        Assert.All(buckets.Where(b => b.From > TimeSpan.FromMilliseconds(0.1)), b => Assert.InRange(b.To / b.From, 1, 1.26));
    }

    [Fact]
    public void GetReport_LongestDuration_StaysInside()
    {
        _tracer.Record(new("op", TimeSpan.MaxValue));

        Assert.Equal((TimeSpan.MaxValue, TimeSpan.MaxValue), (Stats.P50, Stats.Max));
        Assert.True(Assert.Single(Stats.Distribution).To > TimeSpan.FromDays(9_000_000));
    }
}
