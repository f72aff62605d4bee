using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Queries;

/// <summary>Analysis and plan of a query of 200 words, by an optimizer that has a full history.</summary>
internal static class QueryGroup
{
    private const int Rounds = 101;
    private const int Words = 200;
    private const int Outcomes = 10_000;

    private static readonly string[] s_sentences =
    [
        "Write a report about the harbour of Trieste for the city council, with several figures and a table of the berths.",
        "The committee wants to know how many ships called last year, and why some of them had to wait outside the port.",
        "Explain in plain words what the new quay costs, who pays for it and when it opens.",
        "Keep the tone formal, use no jargon, and name the sources of all numbers at the end.",
    ];

    public static IEnumerable<Figure> Measure()
    {
        var query = string.Join(' ', Enumerable.Repeat(string.Join(' ', s_sentences), 3).SelectMany(static text => text.Split(' ')).Take(Words));
        var optimizer = new QueryOptimizer();
        var optimized = optimizer.Optimize(query);
        for (var i = 0; i < Outcomes; i++)
            optimizer.Report(optimized, i % 5 / 4.0, "an answer");
        Action<int> plan = count =>
        {
            for (var i = 0; i < count; i++)
                GC.KeepAlive(optimizer.Plan(query));
        };
        var (median, low, high) = Timing.Measure(plan, Rounds, warmUp: 200);
        var bytes = Timing.Bytes(plan);
        yield return new("bench.query.plan.us", median / 1_000, Rounds, low / 1_000, high / 1_000, FormattableString.Invariant($"{Words} words, {Outcomes} outcomes, {bytes:F0} B"));
        yield return new("bench.query.plan.bytes", bytes, 1, bytes, bytes, "");
    }
}
