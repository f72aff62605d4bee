using BenchmarkDotNet.Attributes;

namespace LlmAttributes.Benchmarks.Routes;

/// <summary>The route group under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class RouteBenchmarks
{
    private CandidateOrder _order = null!;

    [Params(RouteStrategy.Cost, RouteStrategy.RoundRobin)]
    public RouteStrategy Strategy { get; set; }

    [GlobalSetup]
    public void SetUp() => _order = RouteGroup.Order(Strategy);

    [Benchmark]
    public object Choose() => _order[_order.Begin(), 0];
}
