using BenchmarkDotNet.Attributes;
using Microsoft.ML.Tokenizers;

namespace LlmAttributes.Benchmarks.Tokens;

/// <summary>The tokens group under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private readonly ITokenCounter _counter = new TokenizerProvider().CounterFor(new() { ModelId = "gpt-4o" })!;
    private readonly TiktokenTokenizer _library = TiktokenTokenizer.CreateForEncoding("o200k_base");
    private readonly TokenEstimator _estimator = new();

    [Benchmark]
    public long Ours() => _counter.Count(TokenGroup.Text).Tokens;

    [Benchmark(Baseline = true)]
    public int Library() => _library.CountTokens(TokenGroup.Text);

    [Benchmark]
    public long Estimate() => _estimator.Count(TokenGroup.Text).Tokens;
}
