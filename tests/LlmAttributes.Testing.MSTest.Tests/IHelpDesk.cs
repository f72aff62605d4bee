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
    [PromptCase("bill", "The bill is wrong.", Expect = Topic.Billing)]
    [PromptCase("start", "It does not start.", Expect = Topic.Technical)]
    Task<LlmResult<Topic>> ClassifyAsync(string mail, CancellationToken cancellationToken = default);

    [Prompt("Answer briefly: {question}")]
    [PromptCase("restart", "What now?", Matches = "(?i)restart", Lacks = "sorry")]
    Task<string> AnswerAsync(string question, CancellationToken cancellationToken = default);
}
