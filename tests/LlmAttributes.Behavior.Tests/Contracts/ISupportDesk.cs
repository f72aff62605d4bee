namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>All policies in one contract.</summary>
[LlmClient]
[SystemPrompt("You triage support mail.")]
[RouteBy(RouteStrategy.Cost, Models.Local, Models.Fast, Models.Smart, MinQuality = 0.6)]
[RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 0.2, Factor = 2)]
[Timeout(TotalSeconds = 40, AttemptSeconds = 10, FirstTokenSeconds = 3)]
[Budget(PerCallUsd = 0.5)]
[CircuitBreaker]
[TracePerformance]
public partial interface ISupportDesk
{
    [Prompt("Classify the message below.\n<message>{body}</message>", Name = "triage", Version = "2")]
    [Ensemble(MergeStrategy.MajorityVote, Models.Local, Models.Fast, Models.Smart)]
    Task<EnsembleResponse<Mood>> ClassifyAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Answer:\n{body}")]
    [ModelOptions(Temperature = 0.1, MaxOutputTokens = 64)]
    Task<LlmResult<string>> AnswerAsync(string body, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("Summarise:\n{body}")]
    [RouteBy(RouteStrategy.Cost, Models.Fast, Enabled = false)]
    [RetryWithBackoff(Enabled = false)]
    [Model(Models.Smart)]
    [Fallback(Models.Fast)]
    IAsyncEnumerable<string> SummariseAsync(string body, CancellationToken cancellationToken = default);
}
