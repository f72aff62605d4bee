using LlmAttributes.Benchmarks.Measuring;
using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;

namespace LlmAttributes.Benchmarks.Tokens;

/// <summary>Counting a text of about a kilobyte, against the tokenizer library itself and without a vocabulary.</summary>
internal static class TokenGroup
{
    private const int Rounds = 201;

    public static string Text { get; } = string.Concat(Enumerable.Repeat("The committee published its report on the state of the harbour: 14 berths, 3 cranes (two of them closed) and a budget of $2,450,000.\n", 8));

    public static IEnumerable<Figure> Measure()
    {
        var counter = new TokenizerProvider().CounterFor(new() { ModelId = "gpt-4o" })!;
        var library = TiktokenTokenizer.CreateForEncoding("o200k_base");
        Action<int> ours = n => Count(counter, n);
        Action<int> theirs = n => Count(library, n);
        var pair = Timing.Compare(ours, theirs, Rounds);

        // A ratio of speeds: above 1 is faster than the library.
        yield return new("bench.tokens.ratio_to_library", 1 / pair.Ratio, Rounds, 1 / pair.High, 1 / pair.Low, FormattableString.Invariant($"{Text.Length} characters: {pair.Ours / 1_000:F1} us against {pair.Peer / 1_000:F1} us; {Timing.Bytes(ours):F0} B against {Timing.Bytes(theirs):F0} B"));

        var estimator = new TokenEstimator();
        List<ChatMessage> messages = [new(ChatRole.System, "You are a helpful assistant."), new(ChatRole.User, Text)];
        yield return Micros("bench.tokens.estimate.us", n => Estimate(estimator, messages, n), "a request of two messages, by scripts");
        yield return Micros("bench.tokens.learn.us", n => Learn(estimator, messages, n), "the same, learned from");
    }

    private static Figure Micros(string name, Action<int> operation, string note)
    {
        var (median, low, high) = Timing.Measure(operation, Rounds);
        return new(name, median / 1_000, Rounds, low / 1_000, high / 1_000, FormattableString.Invariant($"{note}; {Timing.Bytes(operation):F0} B"));
    }

    private static void Count(ITokenCounter counter, int count)
    {
        for (var i = 0; i < count; i++)
            counter.Count(Text);
    }

    private static void Count(TiktokenTokenizer library, int count)
    {
        for (var i = 0; i < count; i++)
            library.CountTokens(Text);
    }

    private static void Estimate(TokenEstimator estimator, List<ChatMessage> messages, int count)
    {
        for (var i = 0; i < count; i++)
            estimator.Count(messages, null);
    }

    private static void Learn(TokenEstimator estimator, List<ChatMessage> messages, int count)
    {
        for (var i = 0; i < count; i++)
            estimator.Learn(messages, null, default, 290);
    }
}
