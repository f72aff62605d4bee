namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>A call in which all systems meet.</summary>
[LlmClient]
[RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart, MinQuality = 0.6)]
[Fallback(Models.Local)]
[RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 1, Jitter = RetryJitter.None)]
[CircuitBreaker]
[Timeout(TotalSeconds = 60)]
[Budget(PerCallUsd = 0.5)]
[MonitorQuality(MinScore = 0.1)]
[TracePerformance(ReportStages = true)]
public partial interface IAnalyst
{
#pragma warning disable LLMA2030 // A typed result and a cache by meaning are both among what has to meet.
    [SystemPrompt("You judge contracts.")]
    [Prompt("{question}\n{context}\nDocument:\n{document}")]
    [Cache(DurationSeconds = 600, Jitter = 0, Semantic = true, MeaningOf = "question")]
    [OptimizeQuery]
    [Retrieve("laws", Query = "{question}", MaxTokens = 200)]
    [Ensemble(MergeStrategy.WeightedConsensus, Models.Local, Models.Fast, Models.Smart)]
    [Repair(MaxReasks = 1)]
    Task<LlmResult<Finding>> JudgeAsync(string question, [Chunk(MaxTokens = 12, MaxConcurrency = 1)] string document, LlmCallOptions? options = null, CancellationToken cancellationToken = default);
#pragma warning restore LLMA2030
}
