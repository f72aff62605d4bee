namespace LlmAttributes.EndToEnd.Tests;

[LlmClient, Model(Keys.OpenAI), OptimizeQuery, MonitorQuality, RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 0.001), TracePerformance]
public partial interface IHelp
{
    [SystemPrompt("You are a guide of Peru.")]
    [Prompt("{question}")]
    Task<LlmResult<string>> AnswerAsync(string question, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("{question}")]
    Task<LlmResult<string>> AnswerPrivatelyAsync([Sensitive] string question, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("{question}"), OptimizeQuery(Enabled = false)]
    Task<string> AnswerAsIsAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("{question}")]
    IAsyncEnumerable<string> TellAsync(string question, LlmCallOptions? options = null, CancellationToken cancellationToken = default);
}
