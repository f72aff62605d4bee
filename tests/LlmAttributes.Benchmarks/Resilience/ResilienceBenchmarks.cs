using BenchmarkDotNet.Attributes;

namespace LlmAttributes.Benchmarks.Resilience;

/// <summary>The resilience group under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class ResilienceBenchmarks
{
    private readonly SafeExecutor _executor = new(new() { AttemptTimeoutSeconds = 10, TotalTimeoutSeconds = 40 });
    private readonly ErrorCounter _counter = new ErrorAggregator().Open(LlmComponents.ErrorHandler, "fast");
    private readonly Task<int> _answer = Task.FromResult(42);

    [Benchmark]
    public Task<int> Safe() => _executor.RunAsync(_answer, static (answer, _) => answer);

    [Benchmark]
    public void Count() => _counter.RecordSuccess();
}
