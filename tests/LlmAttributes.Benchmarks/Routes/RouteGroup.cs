using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Benchmarks.Measuring;
using LlmAttributes.Runtime;

namespace LlmAttributes.Benchmarks.Routes;

/// <summary>The choice among eight candidates, constraints included.</summary>
internal static class RouteGroup
{
    private const int Candidates = 8;
    private const int Rounds = 101;

    public static readonly RouteStrategy[] Strategies =
    [
        RouteStrategy.Cost, RouteStrategy.Speed, RouteStrategy.Quality, RouteStrategy.RoundRobin, RouteStrategy.Balanced, RouteStrategy.Weighted, RouteStrategy.LeastBusy,
        RouteStrategy.LowestLatency, RouteStrategy.TaskType, RouteStrategy.InputLength, RouteStrategy.Sticky,
    ];

    public static IEnumerable<Figure> Measure()
    {
        foreach (var strategy in Strategies)
            yield return Measure(strategy.ToString().ToLowerInvariant(), new RouteSubject(Plan(strategy)));
        yield return Measure("constrained", new RouteSubject(Plan(RouteStrategy.Cost) with { MaxUsdPerCall = 1, MaxLatencySeconds = 60 }, contextWindow: 8_192));
    }

    private static Figure Measure(string name, RouteSubject subject)
    {
        Action<int> choose = subject.Choose;
        var (median, low, high) = Timing.Measure(choose, Rounds);
        return new($"bench.route.{name}.ns", median, Rounds, low, high, FormattableString.Invariant($"{Timing.Bytes(choose):F0} B"));
    }

    public static RoutePlan Plan(RouteStrategy strategy)
    {
        string[] keys = [.. Enumerable.Range(0, Candidates).Select(static i => FormattableString.Invariant($"m{i}"))];
        return new(strategy, keys)
        {
            Weights = [.. keys.Select(static (_, i) => i + 1.0)],
            Tasks = [.. keys.Select(static (key, i) => new RouteTaskPlan(i, key, [key]))],
            Bands = [new(1_000, ["m0", "m1"]), new(10_000, ["m2", "m3"]), new(int.MaxValue, ["m4"])],
        };
    }
}
