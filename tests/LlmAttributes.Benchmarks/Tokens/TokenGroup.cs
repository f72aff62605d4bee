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

        // So many that the estimator has forgotten each of them when it comes again.
        var requests = Enumerable.Range(0, 16).Select(static _ => new List<ChatMessage> { new(ChatRole.System, "You are a helpful assistant."), new(ChatRole.User, new string(Text)) }).ToArray();
        var estimator = new TokenEstimator();
        yield return Micros("bench.tokens.estimate.us", n => Estimate(estimator, requests, n), "a request of two messages that was not counted just before, by scripts");
        yield return Micros("bench.tokens.learn.us", n => Learn(estimator, requests, n), "the same, learned from");
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

    private static void Estimate(TokenEstimator estimator, List<ChatMessage>[] requests, int count)
    {
        for (var i = 0; i < count; i++)
            estimator.Count(requests[i % requests.Length], null);
    }

    private static void Learn(TokenEstimator estimator, List<ChatMessage>[] requests, int count)
    {
        for (var i = 0; i < count; i++)
            estimator.Learn(requests[i % requests.Length], null, default, 290);
    }
}
