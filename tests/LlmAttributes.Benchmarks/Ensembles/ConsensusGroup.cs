using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Ensembles;

/// <summary>The consensus of five texts of 300 words.</summary>
internal static class ConsensusGroup
{
    private const int Rounds = 101;
    private const int Texts = 5;
    private const int Words = 300;

    private static readonly string[] s_words =
        "the harbour committee published its report on state of berths cranes and budget while two were closed for repair until spring when new quay opens ships wait outside port".Split(' ');

    public static IEnumerable<Figure> Measure()
    {
        var random = new Random(1);
        var texts = Enumerable.Range(0, Texts).Select(_ => string.Join(' ', Enumerable.Range(0, Words).Select(_ => s_words[random.Next(s_words.Length)] + (random.Next(4) == 0 ? random.Next(40) : "")))).ToArray();
        double[] weights = [1, 2, 0.5, 1.5, 1];
        yield return Micros("bench.ensemble.consensus5.us", new(), "token F1");
        yield return Micros("bench.ensemble.consensus5_characters.us", new(new CharacterSimilarity()), "runs of four characters");

        Figure Micros(string name, TextConsensus consensus, string note)
        {
            Action<int> operation = n => Decide(consensus, texts, weights, n);
            var (median, low, high) = Timing.Measure(operation, Rounds, warmUp: 100);
            return new(name, median / 1_000, Rounds, low / 1_000, high / 1_000, FormattableString.Invariant($"{Texts} texts of {Words} words, {texts.Sum(static text => text.Length) / Texts} characters on average, {note}"));
        }
    }

    private static void Decide(TextConsensus consensus, string[] texts, double[] weights, int count)
    {
        for (var i = 0; i < count; i++)
            consensus.DecideAsync(texts, weights).AsTask().GetAwaiter().GetResult();
    }
}
