using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Resilience;

/// <summary>What an operation that succeeds pays for being run safely, and for being counted.</summary>
internal static class ResilienceGroup
{
    private const int Rounds = 101;

    private static readonly Task<int> s_answer = Task.FromResult(42);

    public static IEnumerable<Figure> Measure()
    {
        var calls = new CallSubjects(new InstantChatClient());
        Action<int> ours = n => Run(calls.Resilient, n);
        Action<int> polly = n => Run(calls.Polly, n);
        var pair = Timing.Compare(ours, polly, Rounds);
        yield return new("bench.resilience.happy.ratio_to_polly", pair.Ratio, Rounds, pair.Low, pair.High, FormattableString.Invariant($"retry, breaker, limits: {pair.Ours:F0} ns against {pair.Peer:F0} ns"));
        var extra = Timing.Bytes(ours) - Timing.Bytes(polly);
        yield return new("bench.resilience.happy.extra_bytes", extra, 1, extra, extra, "beyond the hand-written Polly pipeline");
        var limited = new SafeExecutor(new() { AttemptTimeoutSeconds = 10, TotalTimeoutSeconds = 40 });
        yield return Micros("bench.resilience.safe.us", n => Run(limited, n), "retry, attempt and total limit, counted");
        var plain = new SafeExecutor();
        yield return Micros("bench.resilience.safe_unlimited.us", n => Run(plain, n), "retry, counted");
        yield return Micros("bench.resilience.safe_sync.us", n => RunSync(plain, n), "synchronous, retry, counted");
        var counter = new ErrorAggregator().Open(LlmComponents.ErrorHandler, "fast");
        yield return Micros("bench.resilience.count.us", n => Count(counter, n), "one success counted");
    }

    private static Figure Micros(string name, Action<int> operation, string note)
    {
        var (median, low, high) = Timing.Measure(operation, Rounds);
        return new(name, median / 1_000, Rounds, low / 1_000, high / 1_000, FormattableString.Invariant($"{note}; {Timing.Bytes(operation):F0} B"));
    }

    private static void Run(SafeExecutor executor, int count)
    {
        for (var i = 0; i < count; i++)
            executor.RunAsync(s_answer, static (answer, _) => answer).GetAwaiter().GetResult();
    }

    private static void Run(Func<Task<string>> call, int count)
    {
        for (var i = 0; i < count; i++)
            call().GetAwaiter().GetResult();
    }

    private static void RunSync(SafeExecutor executor, int count)
    {
        for (var i = 0; i < count; i++)
            executor.Run(i, static (i, _) => i + 1);
    }

    private static void Count(ErrorCounter counter, int count)
    {
        for (var i = 0; i < count; i++)
            counter.RecordSuccess();
    }
}
