namespace LlmAttributes.Testing.MSTest.Tests;

public enum Topic
{
    Billing,
    Technical,
}

[LlmClient]
[RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 0.001, MaxDelaySeconds = 0.001)]
public partial interface IHelpDesk
{
    [Prompt("Which topic has this mail? {mail}")]
    Task<LlmResult<Topic>> ClassifyAsync(string mail, CancellationToken cancellationToken = default);

    [Prompt("Answer briefly: {question}")]
    Task<string> AnswerAsync(string question, CancellationToken cancellationToken = default);
}
