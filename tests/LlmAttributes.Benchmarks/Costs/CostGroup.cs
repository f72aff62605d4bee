using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Costs;

/// <summary>From a usage with cached and reasoning tokens to its exact cost, by a price with a tier.</summary>
internal static class CostGroup
{
    private const int Rounds = 101;

    public static IEnumerable<Figure> Measure()
    {
        var price = Price();
        Action<int> compute = n => Compute(price, n);
        var (median, low, high) = Timing.Measure(compute, Rounds);
        yield return new("bench.cost.price.ns", median, Rounds, low, high, FormattableString.Invariant($"{Timing.Bytes(compute):F0} B"));
    }

    public static Price Price() => LlmAttributes.Price.From(new()
    {
        InputUsdPerMillionTokens = 1.25m,
        OutputUsdPerMillionTokens = 10,
        CachedInputUsdPerMillionTokens = 0.125m,
        CacheWriteUsdPerMillionTokens = 1.5625m,
        PriceTiers = [new(200_000) { InputUsdPerMillionTokens = 2.5m, OutputUsdPerMillionTokens = 15 }],
    })!;

    public static TokenUsage Usage(int seed) => new(12_000 + seed, 800) { CachedInputTokens = 9_000, CacheWriteTokens = 500, ReasoningTokens = 300 };

    private static void Compute(Price price, int count)
    {
        var total = Cost.Zero;
        for (var i = 0; i < count; i++)
            total += price.Of(Usage(i & 255));
        GC.KeepAlive(total.IsKnown ? price : null);
    }
}
