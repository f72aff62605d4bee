using Microsoft.Extensions.AI;

namespace LlmAttributes.EndToEnd.Tests;

[LlmClient]
[SystemPrompt("You are brief.")]
[Model(Keys.OpenAI)]
[TracePerformance]
public partial interface IAssistant
{
    [Prompt("Answer: {question}")]
    Task<LlmResult<string>> AskAsync(string question, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Answer: {question}")]
    [ModelOptions(MaxOutputTokens = 2, Temperature = 0.5, StopSequences = ["END"])]
    Task<LlmResult<string>> AskBrieflyAsync(string question, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Answer: {question}")]
    [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 2, Factor = 2)]
    Task<LlmResult<string>> AskPatientlyAsync(string question, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Answer: {question}")]
    [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.25)]
    [Timeout(TotalSeconds = 5)]
    Task<LlmResult<string>> AskInAHurryAsync(string question, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Answer: {question}")]
    [Fallback(Keys.Anthropic)]
    [Timeout(AttemptSeconds = 10)]
    Task<LlmResult<string>> AskAnyoneAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Is it so? {question}")]
    [Ensemble(MergeStrategy.MajorityVote, Keys.OpenAI, Keys.Anthropic)]
    Task<EnsembleResponse<bool>> VoteAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Tell: {topic}")]
    IAsyncEnumerable<string> TellAsync(string topic, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Tell: {topic}")]
    IAsyncEnumerable<ChatResponseUpdate> TellUpdatesAsync(string topic, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Tell: {topic}")]
    [RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 2)]
    [Timeout(FirstTokenSeconds = 3)]
    [Fallback(Keys.Anthropic)]
    IAsyncEnumerable<string> TellSafelyAsync(string topic, CancellationToken cancellationToken = default);

    [Prompt("Tell: {topic}")]
    [Timeout(FirstTokenSeconds = 3)]
    [Fallback(Keys.Anthropic)]
    IAsyncEnumerable<string> TellQuicklyAsync(string topic, CancellationToken cancellationToken = default);

    [Prompt("Tell: {topic}")]
    [Budget(PerCallUsd = 0.05)]
    [Fallback(Keys.Anthropic)]
    IAsyncEnumerable<string> TellWithinBudgetAsync(string topic, CancellationToken cancellationToken = default);

    [Prompt("Tell: {topic}")]
    [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 2)]
    IAsyncEnumerable<string> TellPatientlyAsync(string topic, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Tell: {topic}")]
    [Timeout(AttemptSeconds = 3600)]
    IAsyncEnumerable<string> TellAtLengthAsync(string topic, LlmCallOptions? options, CancellationToken cancellationToken = default);
}
