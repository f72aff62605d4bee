namespace LlmAttributes.EndToEnd.Tests;

[LlmClient]
[RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.001, MaxDelaySeconds = 0.001)]
public partial interface IRetried
{
    [Prompt("Answer: {question}")]
    Task<LlmResult<string>> AskAsync(string question, CancellationToken cancellationToken = default);
}
