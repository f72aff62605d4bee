using BenchmarkDotNet.Attributes;

namespace LlmAttributes.Benchmarks.Calls;

/// <summary>The call group under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private CallSubjects _subjects = null!;

    [GlobalSetup]
    public void SetUp() => _subjects = new(new InstantChatClient());

    [Benchmark(Baseline = true)]
    public Task<string> Direct() => _subjects.Direct();

    [Benchmark]
    public Task<string> Polly() => _subjects.Polly();

    [Benchmark]
    public Task<string> OpenTelemetry() => _subjects.OpenTelemetry();

    [Benchmark]
    public Task<string> SemanticKernel() => _subjects.SemanticKernel();

    [Benchmark]
    public Task<string> Bare() => _subjects.Bare();

    [Benchmark]
    public Task<string> Full() => _subjects.Full();

    [Benchmark]
    public object Render() => _subjects.Render();
}
