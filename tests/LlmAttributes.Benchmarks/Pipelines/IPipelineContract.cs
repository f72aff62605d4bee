using LlmAttributes.Benchmarks.Ensembles;

namespace LlmAttributes.Benchmarks.Pipelines;

/// <summary>A call of thirteen systems.</summary>
[LlmClient]
[RouteBy(RouteStrategy.Cost, MemberModels.First, MemberModels.Second)]
[Fallback(MemberModels.Third)]
[RetryWithBackoff(MaxAttempts = 3)]
[CircuitBreaker]
[Timeout(TotalSeconds = 60)]
[Budget(PerCallUsd = 0.5)]
[MonitorQuality(MinScore = 0.1)]
[TracePerformance]
public partial interface IPipelineContract
{
#pragma warning disable LLMA2030 // A typed result and a cache by meaning are both among what has to meet.
    [SystemPrompt("You judge contracts.")]
    [Prompt("{question}\n{context}\nDocument:\n{document}")]
    [Cache(DurationSeconds = 600, Semantic = true, MeaningOf = "question")]
    [OptimizeQuery]
    [Retrieve("laws", Query = "{question}", TopK = 2)]
    [Ensemble(MergeStrategy.WeightedConsensus, MemberModels.First, MemberModels.Second, MemberModels.Third)]
    [Repair(MaxReasks = 1)]
    Task<LlmResult<bool>> JudgeAsync(string question, [Chunk(MaxTokens = 400)] string document, CancellationToken cancellationToken = default);
#pragma warning restore LLMA2030
}
