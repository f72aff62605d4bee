using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Typed;

/// <summary>What a typed call costs beside hand-written code and beside <c>GetResponseAsync&lt;T&gt;</c>.</summary>
internal static class TypedGroup
{
    private const int Pairs = 101;

    public static IEnumerable<Figure> Measure()
    {
        var subjects = new TypedSubjects();
        Action<int> ours = n => Run(subjects.Ours, n);
        Action<int> written = n => Run(subjects.HandWritten, n);
        Action<int> extensions = n => Run(subjects.ExtensionsAI, n);

        var hand = Timing.Compare(ours, written, Pairs);
        yield return new("bench.typed.ratio_to_handwritten", hand.Ratio, Pairs, hand.Low, hand.High, Note(hand, ours, written));
        var meai = Timing.Compare(ours, extensions, Pairs);
        yield return new("bench.typed.ratio_to_meai", meai.Ratio, Pairs, meai.Low, meai.High, Note(meai, ours, extensions));
    }

    private static string Note(Pair pair, Action<int> ours, Action<int> peer) =>
        FormattableString.Invariant($"{pair.Ours:F0} ns, {Timing.Bytes(ours):F0} B against {pair.Peer:F0} ns, {Timing.Bytes(peer):F0} B");

    private static void Run<T>(Func<Task<T>> call, int count)
    {
        for (var i = 0; i < count; i++)
            call().GetAwaiter().GetResult();
    }
}
