using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Tracing;

/// <summary>What tracing costs: while nobody listens, per metric of the in-process tracer, and for a report.</summary>
internal static class TraceGroup
{
    private const int Rounds = 101;
    private const int Threads = 4;
    private const int Operations = 200;
    private const int Metrics = 10_000;

    public static IEnumerable<Figure> Measure()
    {
        var calls = new TracedSubjects(new InstantChatClient());
        Action<int> traced = n => Run(calls.Traced, n);
        Action<int> untraced = n => Run(calls.Untraced, n);
        var off = Timing.Compare(traced, untraced, Rounds);
        yield return new("bench.trace.off.ratio", off.Ratio, Rounds, off.Low, off.High, FormattableString.Invariant($"{off.Ours:F0} ns against {off.Peer:F0} ns, {Timing.Bytes(traced) - Timing.Bytes(untraced):F0} B more"));
        var recorded = Timing.Compare(n => Run(calls.Recorded, n), untraced, Rounds);
        yield return new("bench.trace.recorded.ratio", recorded.Ratio, Rounds, recorded.Low, recorded.High, FormattableString.Invariant($"in-process tracer on: {recorded.Ours:F0} ns against {recorded.Peer:F0} ns"));

        foreach (var listened in ListenedFigures.Measure())
            yield return listened;

        var one = new PerformanceTracer();
        Action<int> alone = n => Record(one, n);
        var single = Timing.Measure(alone, Rounds);
        yield return new("bench.trace.metric_alone.ns", single.Median, Rounds, single.Low, single.High, FormattableString.Invariant($"one thread; {Timing.Bytes(alone):F0} B"));
        var shared = Timing.Measure(n => RecordFromThreads(one, n), Rounds);
        yield return new("bench.trace.metric.ns", shared.Median, Rounds, shared.Low, shared.High, FormattableString.Invariant($"{Threads} threads on one operation, {Environment.ProcessorCount} cores; time by all metrics"));

        var full = Filled();
        var report = Timing.Measure(n => Repeat(() => full.GetReport(), n), 21, warmUp: 1);
        yield return new("bench.trace.report.ms", report.Median / 1e6, 21, report.Low / 1e6, report.High / 1e6, FormattableString.Invariant($"{Metrics} metrics, {Operations} operations"));
    }

    private static void Run(Func<Task<string>> call, int count)
    {
        for (var i = 0; i < count; i++)
            call().GetAwaiter().GetResult();
    }

    private static void Record(PerformanceTracer tracer, int count)
    {
        for (var i = 0; i < count; i++)
            tracer.Record(new PerformanceMetric("IBenchmark.AskAsync", TimeSpan.FromTicks(10_000 + i)) { Component = LlmComponents.Router, Usage = new(12, 4) });
    }

    private static void RecordFromThreads(PerformanceTracer tracer, int count)
    {
        var threads = new Thread[Threads];
        for (var i = 0; i < Threads; i++)
        {
            threads[i] = new(() => Record(tracer, count / Threads));
            threads[i].Start();
        }

        foreach (var thread in threads)
            thread.Join();
    }

    private static PerformanceTracer Filled()
    {
        var tracer = new PerformanceTracer();
        for (var i = 0; i < Metrics; i++)
        {
            tracer.Record(new PerformanceMetric(FormattableString.Invariant($"IContract{i % Operations}.AskAsync"), TimeSpan.FromMilliseconds(1 + (i % 997)))
            {
                Component = LlmComponents.Router,
                Model = i % 3 == 0 ? Models.Cheap : Models.Dear,
                Error = i % 50 == 0 ? LlmErrorKind.RateLimit : null,
            });
        }

        return tracer;
    }

    private static void Repeat(Action action, int count)
    {
        for (var i = 0; i < count; i++)
            action();
    }
}
