using BenchmarkDotNet.Attributes;

namespace LlmAttributes.Benchmarks.Generators;

/// <summary>The generator group under BenchmarkDotNet: a first run, parsing of the sources included.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private GeneratorSubject _ours = null!;
    private GeneratorSubject _floor = null!;
    private GeneratorSubject _refit = null!;

    [GlobalSetup]
    public void SetUp() => (_ours, _floor, _refit) = GeneratorGroup.Subjects();

    [Benchmark(Baseline = true)]
    public double Floor() => _floor.Cold();

    [Benchmark]
    public double Ours() => _ours.Cold();

    [Benchmark]
    public double Refit() => _refit.Cold();
}
