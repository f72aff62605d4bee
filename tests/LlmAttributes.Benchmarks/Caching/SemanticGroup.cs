using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Caching;

/// <summary>A look-up in a semantic cache of 100,000 entries: vector, search, and the verifier on the nearest eight.</summary>
internal static class SemanticGroup
{
    private const int Rounds = 51;
    private const int Entries = 100_000;
    private const int Answer = 200;

    private static readonly string[] s_verbs = ["reset", "change", "cancel", "find", "renew", "pay", "share", "print", "move", "open"];
    private static readonly string[] s_things = "password invoice order contract account card address plan licence parcel room ticket key photo file report device printer server table".Split(' ');
    private static readonly string[] s_places = "app office shop portal hotel school garage kitchen harbour museum library station airport garden factory clinic archive studio bakery theatre".Split(' ');

    public static IEnumerable<Figure> Measure()
    {
        var random = new Random(1);
        var cache = new SemanticCache<string>(new() { MaxBytes = 1L << 30 });
        for (var i = 0; i < Entries; i++)
            cache.KeepAsync(new(Text(random, i)), "answer", Answer).AsTask().GetAwaiter().GetResult();
        var asked = Enumerable.Range(0, 64).Select(i => Text(random, Entries + i)).ToArray();
        var (median, low, high) = Timing.Measure(n => Ask(cache, asked, n), Rounds, warmUp: 1);
        var stats = cache.Stats;
        yield return new(
            "bench.cache.semantic100k.ms",
            median / 1_000_000,
            Rounds,
            low / 1_000_000,
            high / 1_000_000,
            FormattableString.Invariant($"{stats.Entries} entries in {stats.Bytes / 1_000_000} MB, one core"));
    }

    private static string Text(Random random, int number) =>
        $"How do I {s_verbs[random.Next(s_verbs.Length)]} the {s_things[random.Next(s_things.Length)]} {s_things[random.Next(s_things.Length)]} in the {s_places[random.Next(s_places.Length)]} of the {s_places[random.Next(s_places.Length)]} {number}?";

    private static void Ask(SemanticCache<string> cache, string[] asked, int count)
    {
        for (var i = 0; i < count; i++)
            cache.FindAsync(new(asked[i % asked.Length])).AsTask().GetAwaiter().GetResult();
    }
}
