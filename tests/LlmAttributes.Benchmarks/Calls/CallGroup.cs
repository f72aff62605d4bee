using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Calls;

/// <summary>What a generated call costs beside the ways a developer would write it by hand.</summary>
internal static class CallGroup
{
    private const int Pairs = 101;

    public static IEnumerable<Figure> Measure()
    {
        var subjects = new CallSubjects(new InstantChatClient());
        Action<int> full = n => Run(subjects.Full, n);
        Action<int> bare = n => Run(subjects.Bare, n);
        Action<int> direct = n => Run(subjects.Direct, n);

        var polly = Timing.Compare(full, n => Run(subjects.Polly, n), Pairs);
        yield return new("bench.call.full.ratio_to_polly", polly.Ratio, Pairs, polly.Low, polly.High, Ns(polly));
        var extra = Timing.Bytes(full) - Timing.Bytes(n => Render(subjects, n));
        yield return new("bench.call.full.extra_bytes", extra, 1, extra, extra, $"hand-written Polly: {Timing.Bytes(n => Run(subjects.Polly, n)) - Timing.Bytes(n => Render(subjects, n)):F0}");
        var kernel = Timing.Compare(full, n => Run(subjects.SemanticKernel, n), Pairs);
        yield return new("bench.call.full.ratio_to_semantic_kernel", kernel.Ratio, Pairs, kernel.Low, kernel.High, Ns(kernel));
        var meai = Timing.Compare(full, n => Run(subjects.OpenTelemetry, n), Pairs);
        yield return new("bench.call.full.ratio_to_meai_opentelemetry", meai.Ratio, Pairs, meai.Low, meai.High, Ns(meai));
        var pair = Timing.Compare(bare, direct, Pairs);
        yield return new("bench.call.bare.ratio_to_direct", pair.Ratio, Pairs, pair.Low, pair.High, Ns(pair));
        var bareExtra = Timing.Bytes(bare) - Timing.Bytes(direct);
        yield return new("bench.call.bare.extra_bytes", bareExtra, 1, bareExtra, bareExtra, "beyond the direct call");
    }

    private static string Ns(Pair pair) => FormattableString.Invariant($"{pair.Ours:F0} ns against {pair.Peer:F0} ns");

    private static void Run(Func<Task<string>> call, int count)
    {
        for (var i = 0; i < count; i++)
            call().GetAwaiter().GetResult();
    }

    private static void Render(CallSubjects subjects, int count)
    {
        for (var i = 0; i < count; i++)
            GC.KeepAlive(subjects.Render());
    }
}
