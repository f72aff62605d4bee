using LlmAttributes;

namespace Pipeline;

/// <summary>Reads a contract. All that happens between the question and the finding is declared here.</summary>
[LlmClient]
[RouteBy(RouteStrategy.Cost, Models.Medium, Models.Large, MinQuality = 0.6)]
[Fallback(Models.Small)]
[RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 0.1)]
[CircuitBreaker]
[Timeout(TotalSeconds = 120, AttemptSeconds = 30)]
[Budget(PerCallUsd = 0.5)]
[MonitorQuality(MinScore = 0.1)]
[TracePerformance(ReportStages = true)]
public partial interface ILeaseReader
{
    // A finding is printed for somebody to read; where code acted on it, only the very same question should find it again.
#pragma warning disable LLMA2030

    /// <summary>Answers a question about a contract.</summary>
    [SystemPrompt("You read contracts for tenants.")]
    [Prompt("{question}\nThe law:\n{context}\nThe contract:\n{document}")]
    [Cache(DurationSeconds = 600, Semantic = true, MeaningOf = "question")]
    [Retrieve("laws", Query = "{question}", TopK = 2, MaxTokens = 200)]
    [OptimizeQuery]
    [Ensemble(MergeStrategy.WeightedConsensus, Models.Small, Models.Medium, Models.Large)]
    [Repair(MaxReasks = 1)]
    [ModelOptions(MaxOutputTokens = 200)]
    Task<LlmResult<Finding>> JudgeAsync(
        string question, [Chunk(MaxTokens = 64, MaxConcurrency = 1, Format = DocumentFormat.Markdown)] string document, CancellationToken cancellationToken = default);
#pragma warning restore LLMA2030

    /// <summary>The same as a workflow, which has a deadline and a budget of its own and tells what it does.</summary>
    [Workflow(TimeoutSeconds = 180, BudgetUsd = 1)]
    async Task<LlmResult<Finding>> ReviewAsync(string question, string document, IProgress<WorkflowEvent>? progress = null, CancellationToken cancellationToken = default) =>
        await JudgeAsync(question, document, cancellationToken);
}
