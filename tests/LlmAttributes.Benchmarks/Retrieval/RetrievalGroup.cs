using System.Text;
using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Retrieval;

/// <summary>Questions of eight words to a store of 100,000 passages of 100 words in memory, and the nearest of 100,000 vectors, on one core.</summary>
internal static class RetrievalGroup
{
    private const int Rounds = 31;
    private const int Passages = 100_000;
    private const int WordsOfPassage = 100;
    private const int WordsOfQuestion = 8;
    private const int Vocabulary = 60_000;
    private const int Dimensions = 384;
    private const int Nearest = 10;

    public static IEnumerable<Figure> Measure()
    {
        var random = new Random(1);
        var store = new ContextStore(new() { Language = "en" });
        for (var i = 0; i < Passages; i++)
        {
            var text = Text(random, WordsOfPassage);
            store.AddAsync(new($"d{i}", text) { Chunks = [new DocumentChunk { Index = 0, Text = text, Start = 0, CodePointStart = 0, CodePoints = text.Length, Tokens = 0 }] }).GetAwaiter().GetResult();
        }

        var asked = Enumerable.Range(0, 64).Select(_ => new ContextQuery(Text(random, WordsOfQuestion))).ToArray();
        var (median, low, high) = Timing.Measure(n => Ask(store, asked, n), Rounds, warmUp: 1);
        yield return new("bench.retrieval.query100k.ms", median / 1e6, Rounds, low / 1e6, high / 1e6, FormattableString.Invariant($"{WordsOfQuestion} words, {Passages} passages of {WordsOfPassage} words, one core"));

        foreach (var (name, options) in ((string, InMemoryIndexOptions)[])
            [("exact", new() { ExactUpTo = Passages }), ("bytes", new() { ExactUpTo = Passages, Precision = VectorPrecision.Rounded }), ("groups", new() { ExactUpTo = Passages / 2 })])
        {
            var index = IndexOf(options);
            var vectors = Enumerable.Range(0, 64).Select(_ => Vector(random)).ToArray();
            (median, low, high) = Timing.Measure(n => Ask(index, vectors, n), Rounds, warmUp: 1);
            yield return new($"bench.retrieval.similar100k.{name}.ms", median / 1e6, Rounds, low / 1e6, high / 1e6, FormattableString.Invariant($"{Dimensions} dimensions"));
        }
    }

    // Words by the law of Zipf: the most common ones stand in most passages, as those do that no list of stop words has.
    private static string Text(Random random, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
            text.Append(i == 0 ? "" : " ").Append('w').Append((int)Math.Exp(random.NextDouble() * Math.Log(Vocabulary)));
        return text.ToString();
    }

    private static InMemoryPassageIndex IndexOf(InMemoryIndexOptions options)
    {
        var random = new Random(2);
        var index = new InMemoryPassageIndex(options);
        index.ReplaceAsync([.. Enumerable.Range(0, Passages).Select(i => new IndexedDocument("", $"d{i}", [new() { DocumentId = $"d{i}", Ordinal = 0, Text = "", Vector = Vector(random) }]))]).AsTask().GetAwaiter().GetResult();
        return index;
    }

    private static float[] Vector(Random random)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (float)random.NextDouble() - 0.5f;
        return vector;
    }

    private static void Ask(ContextStore store, ContextQuery[] asked, int count)
    {
        for (var i = 0; i < count; i++)
            store.QueryAsync(asked[i % asked.Length]).GetAwaiter().GetResult();
    }

    private static void Ask(InMemoryPassageIndex index, float[][] asked, int count)
    {
        for (var i = 0; i < count; i++)
            index.FindSimilarAsync(new("", asked[i % asked.Length]), Nearest).AsTask().GetAwaiter().GetResult();
    }
}
