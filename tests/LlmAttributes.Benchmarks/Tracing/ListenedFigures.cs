using System.Diagnostics;
using System.Diagnostics.Metrics;
using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Benchmarks.Measuring;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Benchmarks.Tracing;

/// <summary>What spans and metrics cost while somebody listens, against what <c>UseOpenTelemetry</c> adds to a chat client in the same run.</summary>
internal static class ListenedFigures
{
    private const int Rounds = 101;

    private static readonly string[] s_sources = [LlmAttributesDiagnostics.ActivitySourceName, "Experimental.Microsoft.Extensions.AI"];
    private static readonly string[] s_listened = [.. s_sources, ReplayedTelemetry.SourceName];

    public static IEnumerable<Figure> Measure()
    {
        using var spans = ListenToSpans();
        using var metrics = ListenToMetrics();
        using var plain = new InstantChatClient();
        using var observed = new InstantChatClient().AsBuilder().UseOpenTelemetry().Build();
        var calls = new TracedSubjects(plain);
        var inner = new TracedSubjects(observed);
        IReadOnlyList<ChatMessage> messages = [new(ChatRole.User, "Greet Ada.")];
        using var replayed = new ReplayedTelemetry(n => Run(calls.Traced, n), s_sources);
        Action<int>[] operations =
        [
            n => Run(calls.Traced, n),
            n => Run(calls.Untraced, n),
            n => Ask(observed, messages, n),
            n => Ask(plain, messages, n),
            n => Run(inner.Traced, n),
            n => Run(inner.Untraced, n),
            replayed.Tell,
        ];
        var times = Timing.Together(operations, Rounds);

        yield return Ratio("bench.trace.listened.ratio_to_meai", times, operations, 0);
        yield return Ratio("bench.trace.listened_inner.ratio_to_meai", times, operations, 4);
        yield return Floor(times);
    }

    private static Figure Ratio(string name, double[][] times, Action<int>[] operations, int ours)
    {
        var (emitted, byPeer) = (Emission.Between(operations[ours], operations[ours + 1], s_sources), Emission.Between(operations[2], operations[3], s_sources));
        var added = Difference(times[ours], times[ours + 1]);
        var peer = Difference(times[2], times[3]);
        var ratios = added.Zip(peer, static (o, p) => o / p).Order().ToArray();
        return new(name, ratios[Rounds / 2], Rounds, ratios[Rounds / 4], ratios[Rounds * 3 / 4], FormattableString.Invariant($"{Timing.Median(added):F0} ns more for {emitted}, against {Timing.Median(peer):F0} ns for {byPeer}"));
    }

    // What the same spans and measurements cost when nothing decides about them, against the peer's: no implementation can be nearer to the peer.
    private static Figure Floor(double[][] times)
    {
        var ratios = times[6].Zip(Difference(times[2], times[3]), static (o, p) => o / p).Order().ToArray();
        return new("bench.trace.listened.floor_ratio_to_meai", ratios[Rounds / 2], Rounds, ratios[Rounds / 4], ratios[Rounds * 3 / 4], FormattableString.Invariant($"{Timing.Median(times[6]):F0} ns for the same spans, attributes and measurements written by hand"));
    }

    private static double[] Difference(double[] with, double[] without) => [.. with.Zip(without, static (w, o) => w - o)];

    private static void Run(Func<Task<string>> call, int count)
    {
        for (var i = 0; i < count; i++)
            call().GetAwaiter().GetResult();
    }

    private static void Ask(IChatClient client, IReadOnlyList<ChatMessage> messages, int count)
    {
        for (var i = 0; i < count; i++)
            client.GetResponseAsync(messages).GetAwaiter().GetResult();
    }

    private static ActivityListener ListenToSpans()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => s_listened.Contains(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener ListenToMetrics()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (s_listened.Contains(instrument.Meter.Name))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<int>(static (_, _, _, _) => { });
        listener.Start();
        return listener;
    }
}
