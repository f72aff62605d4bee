using Microsoft.Extensions.Logging.Abstractions;
using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Routes;

/// <summary>The choice among eight candidates.</summary>
internal static class RouteGroup
{
    private const int Candidates = 8;
    private const int Rounds = 101;

    public static IEnumerable<Figure> Measure()
    {
        foreach (var strategy in (RouteStrategy[])[RouteStrategy.Cost, RouteStrategy.Speed, RouteStrategy.Quality, RouteStrategy.RoundRobin])
        {
            var order = Order(strategy);
            Action<int> choose = n => Choose(order, n);
            var (median, low, high) = Timing.Measure(choose, Rounds);
            yield return new($"bench.route.{strategy.ToString().ToLowerInvariant()}.ns", median, Rounds, low, high, FormattableString.Invariant($"{Timing.Bytes(choose):F0} B"));
        }
    }

    private static void Choose(CandidateOrder order, int count)
    {
        for (var i = 0; i < count; i++)
            GC.KeepAlive(order[order.Begin(), 0]);
    }

    public static CandidateOrder Order(RouteStrategy strategy)
    {
        var client = new InstantChatClient();
        List<BoundModel> models = [];
        for (var i = 0; i < Candidates; i++)
        {
            var facts = new ModelFacts { InputUsdPerMillionTokens = Candidates - i, OutputUsdPerMillionTokens = 1, Quality = i / 10.0, TokensPerSecond = 10 * i };
            models.Add(new(FormattableString.Invariant($"m{i}"), client, facts, new("m", new(), TimeProvider.System, NullLogger.Instance), new(facts, null, TimeProvider.System)));
        }

        var errors = new ErrorAggregator();
        CandidateOrder.Sort(strategy, models);
        return new(models.ConvertAll(m => new Candidate(m, null, null, new("c", "m", m.Key, m.Price), errors.Open("route", m.Key))), [], strategy == RouteStrategy.RoundRobin);
    }
}
