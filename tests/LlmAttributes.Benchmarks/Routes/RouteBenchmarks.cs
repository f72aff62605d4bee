using BenchmarkDotNet.Attributes;

namespace LlmAttributes.Benchmarks.Routes;

/// <summary>The route group under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class RouteBenchmarks
{
    private RouteSubject _subject = null!;

    public static IEnumerable<RouteStrategy> Strategies => RouteGroup.Strategies;

    [ParamsSource(nameof(Strategies))]
    public RouteStrategy Strategy { get; set; }

    [GlobalSetup]
    public void SetUp() => _subject = new(RouteGroup.Plan(Strategy));

    [Benchmark]
    public object Choose() => _subject.First();
}
