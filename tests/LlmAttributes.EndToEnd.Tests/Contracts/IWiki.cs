namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Passages in the full chain.</summary>
[LlmClient, Model(Keys.OpenAI), Fallback(Keys.Anthropic), CircuitBreaker]
[Timeout(TotalSeconds = 30), Budget(PerCallUsd = 1), ModelOptions(MaxOutputTokens = 200), OptimizeQuery, MonitorQuality, TracePerformance]
public partial interface IWiki
{
    [SystemPrompt("You answer from passages.")]
    [Prompt("{context}\n\nQuestion: {question}")]
    [Retrieve("wiki", TopK = 2), Cache(DurationSeconds = 60)]
    Task<LlmResult<string>> AskAsync(string question, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("{context}\n\nQuestion: {question}")]
    [Retrieve("wiki", TopK = 2)]
    LlmStream<string> TellAsync(string question, LlmCallOptions? options = null, CancellationToken cancellationToken = default);
}
