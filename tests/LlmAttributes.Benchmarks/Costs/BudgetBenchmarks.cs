using BenchmarkDotNet.Attributes;

namespace LlmAttributes.Benchmarks.Costs;

/// <summary>The budget's part of the cost group under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class BudgetBenchmarks
{
    private readonly Action<int> _attempt = BudgetFigures.Attempt();

    [Benchmark]
    public void ReserveAndSettle() => _attempt(1);
}
