namespace LlmAttributes.EndToEnd.Tests;

/// <summary>A call that is kept above all other policies.</summary>
[LlmClient, SystemPrompt("You are brief.")]
[RouteBy(RouteStrategy.Cost, Keys.OpenAI, Keys.Anthropic), RetryWithBackoff(MaxAttempts = 2), CircuitBreaker, Budget(PerCallUsd = 1), TracePerformance]
[Cache]
public partial interface IKept
{
    [Prompt("Answer: {question}")]
    Task<LlmResult<string>> AskAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Tell: {question}")]
    IAsyncEnumerable<string> TellAsync(string question, CancellationToken cancellationToken = default);
}
