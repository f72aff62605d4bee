using BenchmarkDotNet.Attributes;

namespace LlmAttributes.Benchmarks.Costs;

/// <summary>The cost group under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class CostBenchmarks
{
    private readonly Price _price = CostGroup.Price();
    private readonly TokenUsage _usage = CostGroup.Usage(1);

    [Benchmark]
    public bool Price() => _price.Of(_usage).IsKnown;
}
